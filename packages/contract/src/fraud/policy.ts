import * as z from "zod";
import { timeMs } from "../fields.ts";

/** What follows for a result: nothing, a mark, held money, or a rejection. */
export const ruleMode = z.enum(["off", "tag", "hold", "reject"]);

/** What a rule may be set to: `block` rejects results and pauses their publisher's links of the campaign. */
export const settingMode = z.enum([...ruleMode.options, "block"]);

const ruleSetting = z.strictObject({
  mode: settingMode,
  /** The least score at which it follows. Below 0.5 no result is kept to be looked at. */
  minScore: z.number().min(0.5, "must be 0.5 to 1").max(1, "must be 0.5 to 1"),
});

const listKind = z.enum(["ip", "asn", "user-agent", "referrer", "sub", "publisher"]);

/**
 * Who is always, or never, let through. `value` is an address or CIDR, an AS number, a part of a user agent, a host, a sub
 * id or a publisher's id; the api looks at it and names the entry that is wrong.
 */
export const fraudListEntry = z.strictObject({
  kind: listKind,
  value: z.string().trim().min(1, "must not be empty").max(300),
  note: z.string().trim().max(300).default(""),
});

const MAX_ENTRIES = 1_000;
const entries = z.array(fraudListEntry).max(MAX_ENTRIES, `at most ${MAX_ENTRIES} entries`);

/** What is left out is as the level above has it: a campaign's as the workspace's, the workspace's as the default. */
export const ownFraudPolicy = z.strictObject({
  isOn: z.boolean().optional(),
  /** Which rule set judges the workspace's traffic; the workspace's alone. Left out: the newest, also when there is another one. */
  rulesVersion: z.number().int().optional(),
  rules: z.record(z.string().max(60), ruleSetting).optional(),
  /** A campaign's entries hold beside the workspace's. What is allowed is let through even where an entry blocks it. */
  allow: entries.optional(),
  block: entries.optional(),
  /** How long a publisher's postback waits for the verdict; 0 = not at all. */
  postbackWaitMinutes: z.number().int().min(0).max(60, "must be 0 to 60").optional(),
});

/** Which level a value is from. */
export const policySource = z.enum(["default", "workspace", "campaign"]);

const listed = fraudListEntry.extend({ note: z.string(), from: policySource });

/** What holds, and from where each value is. */
export const fraudPolicyView = z.strictObject({
  /** null = the workspace's. */
  campaignId: z.string().nullable(),
  isOn: z.strictObject({ value: z.boolean(), from: policySource }),
  rulesVersion: z.strictObject({ value: z.number().int(), from: policySource }),
  /** Rule sets that can judge, the newest first, with what is new in each. */
  ruleSets: z.array(z.strictObject({ version: z.number().int(), change: z.string() })),
  postbackWaitMinutes: z.strictObject({ value: z.number().int(), from: policySource }),
  /** Every rule there is. */
  rules: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      sentence: z.string(),
      mode: settingMode,
      minScore: z.number(),
      from: policySource,
    }),
  ),
  allow: z.array(listed),
  block: z.array(listed),
  /** What is set at this level: the body of a PUT that changes nothing. */
  own: ownFraudPolicy,
  /** Of this level; null = nothing was ever set. */
  updatedAtMs: timeMs.nullable(),
});

export type OwnFraudPolicyInput = z.infer<typeof ownFraudPolicy>;
export type FraudPolicyView = z.infer<typeof fraudPolicyView>;
export type FraudListEntryInput = z.infer<typeof fraudListEntry>;
