import type { FieldErrors } from "../../api/field-errors.ts";
import { SelectField, TextField } from "../../ui/text-field.tsx";
import { ATTRIBUTION_PATH, type AttributionDraft } from "./attribution-draft.ts";
import { MODELS } from "./attribution-words.ts";

export type PartProps = {
  readonly draft: AttributionDraft;
  readonly errors: FieldErrors;
  readonly onChange: (part: Partial<AttributionDraft>) => void;
};

/** How a result is shared by the clicks of its visitor. */
export function ModelFields({ draft, errors, onChange }: PartProps) {
  const { model, first, last, halfLife } = draft;
  const errorOf = (field: string) => errors[`${ATTRIBUTION_PATH}.model.${field}`];
  return (
    <div className="grid grid-cols-2 items-start gap-3 sm:grid-cols-4">
      <SelectField
        label="Model"
        className="col-span-2"
        choices={MODELS}
        value={model}
        onChange={(chosen) => onChange({ model: chosen })}
      />
      {model === "position" && (
        <>
          <TextField
            label="First (%)"
            inputMode="decimal"
            error={errorOf("firstPpm")}
            value={first}
            onChange={(text) => onChange({ first: text })}
          />
          <TextField
            label="Last (%)"
            inputMode="decimal"
            error={errorOf("lastPpm")}
            value={last}
            onChange={(text) => onChange({ last: text })}
          />
        </>
      )}
      {model === "time-decay" && (
        <TextField
          label="Half-life (days)"
          className="col-span-2"
          inputMode="decimal"
          hint="A click so much older than another has half its part."
          error={errorOf("halfLifeMs")}
          value={halfLife}
          onChange={(text) => onChange({ halfLife: text })}
        />
      )}
    </div>
  );
}
