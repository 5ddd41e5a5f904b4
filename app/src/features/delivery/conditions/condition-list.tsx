import { Plus } from "lucide-react";
import type { FieldErrors } from "../../../api/field-errors.ts";
import { Button } from "../../../ui/button.tsx";
import { errorUnder } from "../../../api/error-under.ts";
import { emptyCondition, type ConditionDraft } from "./condition-draft.ts";
import { ConditionRow } from "./condition-row.tsx";

type ConditionListProps = {
  readonly conditions: readonly ConditionDraft[];
  readonly path: string;
  readonly errors: FieldErrors;
  readonly onChange: (conditions: readonly ConditionDraft[]) => void;
};

/** The most that the api takes. */
const MOST = 20;

export function ConditionList({ conditions, path, errors, onChange }: ConditionListProps) {
  return (
    <div className="space-y-2">
      {errors[path] !== undefined && <p className="text-sm text-bad">{errors[path]}</p>}
      {conditions.length > 0 && (
        <ul className="space-y-2">
          {conditions.map((draft, index) => (
            <ConditionRow
              key={draft.key}
              condition={draft.condition}
              error={errorUnder(errors, `${path}.${index}`)}
              onChange={(condition) => onChange(conditions.with(index, { ...draft, condition }))}
              onRemove={() => onChange(conditions.toSpliced(index, 1))}
            />
          ))}
        </ul>
      )}
      {conditions.length < MOST && (
        <Button onClick={() => onChange([...conditions, emptyCondition()])}>
          <Plus aria-hidden className="size-4" />
          Add condition
        </Button>
      )}
    </div>
  );
}
