import type { FieldErrors } from "../../api/field-errors.ts";
import { Field } from "../../ui/field.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { CampaignPicker } from "../campaigns/campaign-picker.tsx";
import { PublisherPicker } from "../publishers/publisher-picker.tsx";
import type { ResultDraft } from "./result-draft.ts";

type ResultOwnerProps = {
  readonly draft: ResultDraft;
  readonly errors: FieldErrors;
  readonly onChange: (part: Partial<ResultDraft>) => void;
};

/** Whose result it is: its click says it, or campaign and publisher do. */
export function ResultOwner({ draft, errors, onChange }: ResultOwnerProps) {
  const isClick = draft.clickId.trim() !== "";
  return (
    <>
      <TextField
        label="Click id"
        isOptional
        hint="It says whose the result is; without one, campaign and publisher do."
        error={errors["clickId"]}
        maxLength={40}
        value={draft.clickId}
        onChange={(clickId) => onChange({ clickId })}
      />
      {!isClick && (
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Campaign" error={errors["campaignId"]}>
            {(control) => (
              <CampaignPicker
                control={control}
                value={draft.campaignId}
                onChange={(campaignId) => onChange({ campaignId })}
              />
            )}
          </Field>
          <Field label="Publisher" error={errors["publisherId"]}>
            {(control) => (
              <PublisherPicker
                control={control}
                value={draft.publisherId}
                onChange={(publisherId) => onChange({ publisherId })}
              />
            )}
          </Field>
        </div>
      )}
    </>
  );
}
