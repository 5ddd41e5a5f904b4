import { ALL_RULES } from "../all-rules.ts";

/** What a publisher may read of a rule: its category, without numbers and thresholds. */
export function publisherReason(rule: string): string {
  const own = ALL_RULES.find(({ id }) => id === rule);
  return own?.forPublishers ?? "This traffic is being checked for its quality.";
}

/** The same for several rules, each sentence once. */
export function publisherReasons(rules: readonly string[]): readonly string[] {
  return [...new Set(rules.map(publisherReason))];
}
