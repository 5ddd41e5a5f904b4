import type { EventType } from "@cleverdrip/contract";

type Policy = EventType["duplicatePolicy"];

const POLICY_WORDS: Readonly<Record<Policy, string>> = {
  "ignore-txid": "Count each transaction once",
  create: "Count every report",
  "create-repeated": "Count every report, mark repeats",
  ignore: "Count the first report of a click",
  overwrite: "Take over the newest data",
  "add-payout": "Keep the data, add the payout",
};

// The record's keys are the policies: Object.keys cannot say so.
export const DUPLICATE_POLICIES = (Object.keys(POLICY_WORDS) as Policy[]).map((value) => ({
  value,
  label: POLICY_WORDS[value],
}));

export function duplicatePolicyWords(policy: Policy): string {
  return POLICY_WORDS[policy];
}

/** What an event type does otherwise than a fresh one. */
export function eventRuleWords({
  aliases,
  duplicatePolicy,
  holdDays,
}: EventType): readonly string[] {
  return [
    ...(aliases.length === 0 ? [] : [`Also called ${aliases.join(", ")}`]),
    ...(duplicatePolicy === "ignore-txid"
      ? []
      : [`Duplicates: ${duplicatePolicyWords(duplicatePolicy)}`]),
    ...(holdDays === 0 ? [] : [`Paid ${holdDays} ${holdDays === 1 ? "day" : "days"} later`]),
  ];
}
