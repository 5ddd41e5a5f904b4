import type {
  FraudListEntryInput,
  FraudPolicyView,
  OwnFraudPolicyInput,
} from "@cleverdrip/contract";
import type { FieldErrors } from "../../../api/field-errors.ts";
import { parsePercent } from "../../../format/percent.ts";
import { newKey } from "../../../ui/new-key.ts";

type Rule = FraudPolicyView["rules"][number];
export type Mode = Rule["mode"];
export type ListKind = FraudListEntryInput["kind"];

/** "" = as the level above has it. */
export type RuleDraft = {
  readonly id: string;
  readonly mode: Mode | "";
  /** Percent as typed. */
  readonly minScore: string;
};

export type EntryDraft = {
  readonly key: number;
  readonly kind: ListKind;
  readonly value: string;
  readonly note: string;
};

export type PolicyDraft = {
  readonly isOn: "" | "on" | "off";
  /** Version of the rule set that judges; "" = the newest. Of a workspace alone. */
  readonly rulesVersion: string;
  /** Minutes as typed; "" = as the level above has it. */
  readonly wait: string;
  readonly rules: readonly RuleDraft[];
  readonly allow: readonly EntryDraft[];
  readonly block: readonly EntryDraft[];
};

export function policyDraftOf({ own, rules }: FraudPolicyView): PolicyDraft {
  return {
    isOn: own.isOn === undefined ? "" : own.isOn ? "on" : "off",
    rulesVersion: own.rulesVersion === undefined ? "" : String(own.rulesVersion),
    wait: own.postbackWaitMinutes === undefined ? "" : String(own.postbackWaitMinutes),
    rules: rules.map(({ id, minScore }) => {
      const set = own.rules?.[id];
      return { id, mode: set?.mode ?? "", minScore: percentOf(set?.minScore ?? minScore) };
    }),
    allow: (own.allow ?? []).map(entryDraftOf),
    block: (own.block ?? []).map(entryDraftOf),
  };
}

export function emptyEntry(): EntryDraft {
  return { key: newKey(), kind: "ip", value: "", note: "" };
}

/** Only of a draft that `policyErrors` has nothing against. */
export function ownPolicyOf(draft: PolicyDraft): OwnFraudPolicyInput {
  const rules = draft.rules.flatMap(({ id, mode, minScore }) =>
    mode === "" ? [] : [[id, { mode, minScore: scoreOf(minScore) ?? 1 }] as const],
  );
  return {
    ...(draft.isOn === "" ? {} : { isOn: draft.isOn === "on" }),
    ...(draft.rulesVersion === "" ? {} : { rulesVersion: Number(draft.rulesVersion) }),
    ...(draft.wait.trim() === "" ? {} : { postbackWaitMinutes: Number(draft.wait) }),
    ...(rules.length === 0 ? {} : { rules: Object.fromEntries(rules) }),
    ...(draft.allow.length === 0 ? {} : { allow: draft.allow.map(entryOf) }),
    ...(draft.block.length === 0 ? {} : { block: draft.block.map(entryOf) }),
  };
}

/** By the names that the server has for the fields. */
export function policyErrors({ wait, rules, allow, block }: PolicyDraft): FieldErrors {
  const wrong: Record<string, string> = {};
  if (wait.trim() !== "" && !(/^\d{1,2}$/.test(wait.trim()) && Number(wait) <= 60))
    wrong["postbackWaitMinutes"] = "Give 0 to 60 minutes, or nothing to do as above.";
  for (const { id, mode, minScore } of rules) {
    if (mode !== "" && scoreOf(minScore) === null)
      wrong[`rules.${id}.minScore`] = "Give 50 to 100 percent.";
  }
  for (const [name, entries] of Object.entries({ allow, block })) {
    entries.forEach(({ value }, place) => {
      if (value.trim() === "")
        wrong[`${name}.${place}.value`] = "Give a value, or remove the entry.";
    });
  }
  return wrong;
}

function entryDraftOf({ kind, value, note }: FraudListEntryInput): EntryDraft {
  return { key: newKey(), kind, value, note: note ?? "" };
}

function entryOf({ kind, value, note }: EntryDraft): FraudListEntryInput {
  return { kind, value: value.trim(), note: note.trim() };
}

export function percentOf(score: number): string {
  return String(Math.round(score * 10_000) / 100);
}

/** The server keeps no result below one half. */
function scoreOf(text: string): number | null {
  const percent = parsePercent(text);
  return percent === null || percent < 50 ? null : Math.round(percent * 100) / 10_000;
}
