import type { OwnFraudPolicyInput } from "@cleverdrip/contract";
import {
  FRAUD_RULE_SETS,
  FRAUD_RULES,
  readListEntry,
  type ListEntry,
  type OwnFraudPolicy,
} from "@cleverdrip/core";
import { readLabels } from "@cleverdrip/db";
import { invalidFields, type FieldError } from "../http/refusal.ts";
import type { WorkspaceContext } from "../workspace/context.ts";

/** Of both lists of a level together. */
const MAX_ENTRIES = 1_000;

type Read = { readonly entries: readonly ListEntry[]; readonly errors: readonly FieldError[] };

/** `campaignId`: whose it is, null = the workspace's. The policy as it is stored and compared; throws a refusal that names every entry and rule that cannot be. */
export async function requireFraudPolicy(
  ctx: Pick<WorkspaceContext, "control" | "workspaceId">,
  campaignId: string | null,
  { isOn, rulesVersion, rules, allow, block, postbackWaitMinutes }: OwnFraudPolicyInput,
  prefix = "",
): Promise<OwnFraudPolicy> {
  const [allowed, blocked] = [readEntries("allow", allow), readEntries("block", block)];
  const errors = [
    ...ruleSetErrors(campaignId, rulesVersion),
    ...ruleErrors(rules ?? {}),
    ...allowed.errors,
    ...blocked.errors,
    ...tooMany(allow, block),
    ...onBoth(allowed.entries, blocked.entries),
    ...(await publisherErrors(ctx, { allow: allow ?? [], block: block ?? [] })),
  ];
  if (errors.length > 0)
    throw invalidFields(errors.map((error) => ({ ...error, path: `${prefix}${error.path}` })));
  return {
    ...(isOn === undefined ? {} : { isOn }),
    ...(rulesVersion === undefined ? {} : { rulesVersion }),
    ...(rules === undefined ? {} : { rules }),
    ...(allow === undefined ? {} : { allow: allowed.entries }),
    ...(block === undefined ? {} : { block: blocked.entries }),
    ...(postbackWaitMinutes === undefined ? {} : { postbackWaitMinutes }),
  };
}

function ruleSetErrors(
  campaignId: string | null,
  version: number | undefined,
): readonly FieldError[] {
  if (version === undefined) return [];
  const path = "rulesVersion";
  if (campaignId !== null)
    return [{ path, message: "one rule set judges all campaigns: set it for the workspace" }];
  const known = FRAUD_RULE_SETS.map((own) => own.version);
  return known.includes(version)
    ? []
    : [
        {
          path,
          message: `there is no rule set ${version} that can judge; there are ${known.join(", ")}`,
        },
      ];
}

function ruleErrors(rules: Readonly<Record<string, unknown>>): readonly FieldError[] {
  const known = FRAUD_RULES.map(({ id }) => id);
  return Object.keys(rules)
    .filter((rule) => !known.includes(rule))
    .map((rule) => ({
      path: `rules.${rule}`,
      message: `there is no such rule; the rules are ${known.join(", ")}`,
    }));
}

function readEntries(list: string, given: readonly ListEntry[] = []): Read {
  const entries: ListEntry[] = [];
  const errors: FieldError[] = [];
  const places = new Map<string, number>();
  for (const [i, entry] of given.entries()) {
    const read = readListEntry(entry);
    const path = `${list}.${i}.value`;
    if (read.kind === "refused") {
      errors.push({ path, message: read.message });
      continue;
    }
    const key = keyOf(read.entry);
    const before = places.get(key);
    if (before !== undefined)
      errors.push({ path, message: `"${entry.value}" is in the list already, as entry ${before}` });
    places.set(key, i);
    entries.push(read.entry);
  }
  return { entries, errors };
}

function tooMany(
  allow: readonly ListEntry[] = [],
  block: readonly ListEntry[] = [],
): readonly FieldError[] {
  const count = allow.length + block.length;
  return count <= MAX_ENTRIES
    ? []
    : [
        {
          path: "block",
          message: `both lists together may have ${MAX_ENTRIES} entries, not ${count}`,
        },
      ];
}

function onBoth(allow: readonly ListEntry[], block: readonly ListEntry[]): readonly FieldError[] {
  const allowed = new Set(allow.map(keyOf));
  return block.flatMap((entry, i) =>
    allowed.has(keyOf(entry))
      ? [{ path: `block.${i}.value`, message: `"${entry.value}" is on the allow list too` }]
      : [],
  );
}

async function publisherErrors(
  { control, workspaceId }: Pick<WorkspaceContext, "control" | "workspaceId">,
  lists: Readonly<Record<"allow" | "block", readonly ListEntry[]>>,
): Promise<readonly FieldError[]> {
  const ids = [...lists.allow, ...lists.block].flatMap(({ kind, value }) =>
    kind === "publisher" ? [value] : [],
  );
  if (ids.length === 0) return [];
  const known = await readLabels(control, workspaceId, "publisher", ids);
  return (["allow", "block"] as const).flatMap((list) =>
    lists[list].flatMap(({ kind, value }, i) => {
      const message = `"${value}" is not a publisher of this workspace`;
      return kind !== "publisher" || known.has(value)
        ? []
        : [{ path: `${list}.${i}.value`, message }];
    }),
  );
}

function keyOf({ kind, value }: ListEntry): string {
  return `${kind} ${value}`;
}
