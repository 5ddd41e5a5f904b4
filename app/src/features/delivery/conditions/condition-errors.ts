import type { Condition } from "@cleverdrip/contract";
import type { ConditionDraft } from "./condition-draft.ts";
import { CONDITION_FIELDS } from "./condition-fields.ts";

type Entry = readonly [path: string, message: string];

/** What can be said without asking the server: whether anything was chosen at all. */
export function conditionErrors(drafts: readonly ConditionDraft[], path: string): readonly Entry[] {
  return drafts.flatMap(({ condition }, index): readonly Entry[] => {
    const wrong = wrongField(condition);
    return wrong === null ? [] : [[`${path}.${index}.${wrong[0]}`, wrong[1]]];
  });
}

function wrongField({ field, name = "", values }: Condition): Entry | null {
  switch (CONDITION_FIELDS[field].input.kind) {
    case "none":
    case "schedule":
      return null;
    case "parameter":
      return name.trim() === "" ? ["name", "Name the parameter."] : null;
    default:
      return values.length === 0 ? ["values", "Choose at least one."] : null;
  }
}
