import { Field } from "../../ui/field.tsx";
import { CampaignPicker } from "../campaigns/campaign-picker.tsx";

type CampaignFilterProps = {
  readonly value: string | undefined;
  readonly onChange: (id: string | undefined) => void;
};

export function CampaignFilter({ value, onChange }: CampaignFilterProps) {
  return (
    <Field label="Campaign">
      {(control) => (
        <CampaignPicker
          control={control}
          placeholder="All"
          value={value ?? null}
          onChange={(id) => onChange(id ?? undefined)}
        />
      )}
    </Field>
  );
}
