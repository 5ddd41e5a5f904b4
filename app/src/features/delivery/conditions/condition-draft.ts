import type { Condition } from "@cleverdrip/contract";
import { newKey } from "../../../ui/new-key.ts";

/** `key` tells rows apart that have no id. */
export type ConditionDraft = { readonly key: number; readonly condition: Condition };

export function emptyCondition(): ConditionDraft {
  return { key: newKey(), condition: { field: "country", isNot: false, values: [] } };
}

export function conditionDraftsOf(conditions: readonly Condition[]): readonly ConditionDraft[] {
  return conditions.map((condition) => ({ key: newKey(), condition }));
}

/** Without the blanks around a parameter's name. */
export function conditionsOf(drafts: readonly ConditionDraft[]): Condition[] {
  return drafts.map(({ condition }) =>
    condition.name === undefined ? condition : { ...condition, name: condition.name.trim() },
  );
}
