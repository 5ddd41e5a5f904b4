import type { FieldErrors } from "../../../api/field-errors.ts";
import { Field } from "../../../ui/field.tsx";
import { SelectField, TextField } from "../../../ui/text-field.tsx";
import { CampaignPicker } from "../../campaigns/campaign-picker.tsx";
import { PublisherPicker } from "../../publishers/publisher-picker.tsx";
import type { UploadDraft } from "./upload-draft.ts";

type DefaultFieldsProps = {
  readonly draft: UploadDraft;
  readonly errors: FieldErrors;
  readonly onChange: (part: Partial<UploadDraft>) => void;
};

const STATUSES = [
  { value: "", label: "Approved" },
  { value: "pending", label: "Pending" },
  { value: "hold", label: "On hold" },
  { value: "rejected", label: "Rejected" },
  { value: "refunded", label: "Refunded" },
];

/** What holds for rows that do not say it themselves. */
export function DefaultFields({ draft, errors, onChange }: DefaultFieldsProps) {
  const isNew = draft.kind === "results";
  return (
    <>
      <Field
        label="Campaign"
        isOptional={draft.columns.includes("click_id")}
        hint="For rows that name neither a click nor a campaign."
        error={errors["campaign"]}
      >
        {(control) => (
          <CampaignPicker
            control={control}
            value={draft.campaignId}
            onChange={(campaignId) => onChange({ campaignId })}
          />
        )}
      </Field>
      {isNew && (
        <Field label="Publisher" isOptional hint="For rows that name none and have no click.">
          {(control) => (
            <PublisherPicker
              control={control}
              value={draft.publisherId}
              onChange={(publisherId) => onChange({ publisherId })}
            />
          )}
        </Field>
      )}
      {!draft.columns.includes("event") && (
        <TextField
          label="Event"
          isOptional
          hint={isNew ? "Left empty, the campaign's first." : "Left empty, any."}
          maxLength={60}
          value={draft.event}
          onChange={(event) => onChange({ event })}
        />
      )}
      {!draft.columns.includes("status") && isNew && (
        <SelectField
          label="Status"
          choices={STATUSES}
          value={draft.status}
          onChange={(status) => onChange({ status })}
        />
      )}
    </>
  );
}
