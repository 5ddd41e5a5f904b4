import { useState } from "react";
import type { FieldErrors } from "../../api/field-errors.ts";
import { findCountries } from "../../format/countries.ts";
import { countryName } from "../../format/country.ts";
import { CheckField } from "../../ui/check-field.tsx";
import { Combobox } from "../../ui/combobox/combobox.tsx";
import { Field } from "../../ui/field.tsx";
import { SelectField, TextField } from "../../ui/text-field.tsx";
import { AGENTS, type VisitorDraft } from "./visitor-draft.ts";

type VisitorFieldsProps = {
  readonly draft: VisitorDraft;
  readonly errors: FieldErrors;
  readonly onChange: (part: Partial<VisitorDraft>) => void;
};

const TEXTS = [
  { key: "language", label: "Language", placeholder: "de-AT" },
  { key: "ip", label: "IP address", placeholder: "192.0.2.7" },
  { key: "referrer", label: "Referrer", placeholder: "https://news.example/article" },
  { key: "query", label: "Query", placeholder: "sub1=newsletter&gclid=abc" },
] as const;

export function VisitorFields({ draft, errors, onChange }: VisitorFieldsProps) {
  return (
    <div className="grid items-start gap-3 sm:grid-cols-2">
      <CountryPicker
        value={draft.country}
        error={errors["country"]}
        onChange={(country) => onChange({ country })}
      />
      <SelectField
        label="Device"
        error={errors["userAgent"]}
        choices={AGENTS}
        value={draft.agent}
        onChange={(agent) => onChange({ agent })}
      />
      {TEXTS.map(({ key, ...text }) => (
        <TextField
          key={key}
          {...text}
          isOptional
          error={errors[key]}
          autoCapitalize="none"
          spellCheck={false}
          value={draft[key]}
          onChange={(value) => onChange({ [key]: value })}
        />
      ))}
      <CheckField
        label="Has been here before"
        isChecked={draft.isReturning}
        onChange={(isReturning) => onChange({ isReturning })}
      />
    </div>
  );
}

type CountryPickerProps = {
  readonly value: string | null;
  readonly error: string | undefined;
  readonly onChange: (code: string | null) => void;
};

function CountryPicker({ value, error, onChange }: CountryPickerProps) {
  const [search, setSearch] = useState("");
  return (
    <Field label="Country" isOptional error={error}>
      {(control) => (
        <Combobox
          control={control}
          value={value === null ? null : { value, label: countryName(value) }}
          options={findCountries(search).slice(0, 50)}
          placeholder="Not known"
          onSearch={setSearch}
          onChange={onChange}
        />
      )}
    </Field>
  );
}
