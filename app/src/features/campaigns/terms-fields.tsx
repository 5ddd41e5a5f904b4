import type { FieldErrors } from "../../api/field-errors.ts";
import { CURRENCIES } from "../../format/currencies.ts";
import { plainChoices, SelectField, TextField } from "../../ui/text-field.tsx";
import { UrlField } from "../macros/url-field.tsx";
import type { CampaignDraft } from "./campaign-draft.ts";

type TermsFieldsProps = {
  readonly draft: CampaignDraft;
  readonly errors: FieldErrors;
  readonly isNew: boolean;
  readonly onChange: (part: Partial<CampaignDraft>) => void;
};

export function TermsFields({ draft, errors, isNew, onChange }: TermsFieldsProps) {
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      <SelectField
        label="Currency"
        error={errors["currency"]}
        hint={isNew ? "Of every amount here; it stays." : "A campaign keeps its currency."}
        isDisabled={!isNew}
        choices={plainChoices([...new Set([draft.currency, ...CURRENCIES])])}
        value={draft.currency}
        onChange={(currency) => onChange({ currency })}
      />
      <TextField
        label="Attribution window (days)"
        error={errors["attributionWindowDays"]}
        hint="How long after its click a result counts."
        inputMode="numeric"
        value={draft.attributionWindowDays}
        onChange={(attributionWindowDays) => onChange({ attributionWindowDays })}
      />
      <UrlField
        label="Fallback URL"
        isOptional
        error={errors["fallbackUrl"]}
        hint="Where clicks go that the campaign does not take: paused, not targeted, or over a cap."
        className="sm:col-span-2"
        placeholder="https://"
        value={draft.fallbackUrl}
        onChange={(fallbackUrl) => onChange({ fallbackUrl })}
      />
    </div>
  );
}
