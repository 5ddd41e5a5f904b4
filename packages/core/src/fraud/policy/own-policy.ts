import type {
  FraudPolicy,
  ListEntry,
  ListKind,
  RuleMode,
  RuleSetting,
  SettingMode,
} from "../policy.ts";
import { DEFAULT_FRAUD_POLICY } from "./default-policy.ts";

/** What is set at one level; what is left out is as the level above has it. */
export type OwnFraudPolicy = Partial<FraudPolicy>;

export const RULE_MODES: readonly RuleMode[] = ["off", "tag", "hold", "reject"];
const SETTING_MODES: readonly SettingMode[] = [...RULE_MODES, "block"];
const LIST_KINDS: readonly ListKind[] = ["ip", "asn", "user-agent", "referrer", "sub", "publisher"];

/**
 * What holds for a campaign. One rule set judges all campaigns, so only the workspace's counts. A rule's setting is one thing, of the nearest level that has it; lists are those of both
 * levels, the campaign's first.
 */
export function mergePolicy(workspace: OwnFraudPolicy, campaign: OwnFraudPolicy = {}): FraudPolicy {
  const usual = DEFAULT_FRAUD_POLICY;
  return {
    isOn: campaign.isOn ?? workspace.isOn ?? usual.isOn,
    rulesVersion: workspace.rulesVersion ?? usual.rulesVersion,
    rules: { ...usual.rules, ...workspace.rules, ...campaign.rules },
    allow: [...(campaign.allow ?? []), ...(workspace.allow ?? [])],
    block: [...(campaign.block ?? []), ...(workspace.block ?? [])],
    postbackWaitMinutes:
      campaign.postbackWaitMinutes ?? workspace.postbackWaitMinutes ?? usual.postbackWaitMinutes,
  };
}

/** A stored policy. What cannot be read counts as not set: a policy of a later version must stop no result. */
export function readOwnPolicy(stored: unknown): OwnFraudPolicy {
  if (!isObject(stored)) return {};
  const { isOn, rulesVersion, rules, allow, block, postbackWaitMinutes: wait } = stored;
  return {
    ...(typeof isOn === "boolean" ? { isOn } : {}),
    ...(typeof rulesVersion === "number" ? { rulesVersion } : {}),
    ...(isObject(rules) ? { rules: readRules(rules) } : {}),
    ...(Array.isArray(allow) ? { allow: allow.flatMap(readEntry) } : {}),
    ...(Array.isArray(block) ? { block: block.flatMap(readEntry) } : {}),
    ...(typeof wait === "number" && wait >= 0 ? { postbackWaitMinutes: wait } : {}),
  };
}

function readRules(rules: Fields): Readonly<Record<string, RuleSetting>> {
  const read = Object.entries(rules).flatMap(([rule, setting]): [string, RuleSetting][] => {
    if (!isObject(setting) || typeof setting["minScore"] !== "number") return [];
    const mode = SETTING_MODES.find((own) => own === setting["mode"]);
    return mode === undefined ? [] : [[rule, { mode, minScore: setting["minScore"] }]];
  });
  return Object.fromEntries(read);
}

function readEntry(entry: unknown): readonly ListEntry[] {
  if (!isObject(entry)) return [];
  const { value, note } = entry;
  const kind = LIST_KINDS.find((own) => own === entry["kind"]);
  if (kind === undefined || typeof value !== "string") return [];
  return [{ kind, value, note: typeof note === "string" ? note : "" }];
}

type Fields = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
