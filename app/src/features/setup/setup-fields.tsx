import type { Setup } from "@cleverdrip/contract";
import type { FieldErrors } from "../../api/field-errors.ts";
import { CURRENCIES } from "../../format/currencies.ts";
import { plainChoices, SelectField, TextField } from "../../ui/text-field.tsx";
import { timeZones } from "./time-zones.ts";

type SetupFieldsProps = {
  readonly draft: Setup;
  readonly errors: FieldErrors;
  readonly onChange: (change: Partial<Setup>) => void;
};

const TEXTS = [
  {
    key: "token",
    label: "Setup token",
    type: "text",
    autoComplete: "off",
    hint: "Printed when the product was deployed.",
  },
  { key: "name", label: "Your name", type: "text", autoComplete: "name" },
  { key: "email", label: "E-mail", type: "email", autoComplete: "username" },
  {
    key: "password",
    label: "Password",
    type: "password",
    autoComplete: "new-password",
    hint: "At least 12 characters.",
  },
  { key: "workspaceName", label: "Workspace name", type: "text", autoComplete: "organization" },
] as const;

export function SetupFields({ draft, errors, onChange }: SetupFieldsProps) {
  return (
    <>
      {TEXTS.map(({ key, ...text }) => (
        <TextField
          key={key}
          {...text}
          error={errors[key]}
          value={draft[key]}
          onChange={(value) => onChange({ [key]: value })}
        />
      ))}
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          label="Time zone"
          hint="Days in reports begin at its midnight."
          error={errors["timezone"]}
          choices={plainChoices(timeZones(draft.timezone))}
          value={draft.timezone}
          onChange={(timezone) => onChange({ timezone })}
        />
        <SelectField
          label="Currency"
          hint="The default for new campaigns."
          error={errors["currency"]}
          choices={plainChoices(CURRENCIES)}
          value={draft.currency}
          onChange={(currency) => onChange({ currency })}
        />
      </div>
    </>
  );
}
