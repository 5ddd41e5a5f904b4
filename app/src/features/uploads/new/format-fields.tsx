import type { FieldErrors } from "../../../api/field-errors.ts";
import { SelectField } from "../../../ui/text-field.tsx";
import { useWorkspace } from "../../session/use-me.ts";
import { hasMoney, hasTimes, type UploadDraft } from "./upload-draft.ts";

type FormatFieldsProps = {
  readonly draft: UploadDraft;
  readonly errors: FieldErrors;
  readonly onChange: (part: Partial<UploadDraft>) => void;
};

const CHOOSE = { value: "", label: "Choose…" } as const;

const NUMBERS = [
  CHOOSE,
  { value: "point", label: "1,234.50" },
  { value: "comma", label: "1.234,50" },
] as const;

const DATES = [
  CHOOSE,
  { value: "iso", label: "2026-11-20, ISO or unix time" },
  { value: "dmy", label: "20.11.2026 (day first)" },
  { value: "mdy", label: "11/20/2026 (month first)" },
] as const;

/** How amounts and times are written, where there are any. */
export function FormatFields({ draft, errors, onChange }: FormatFieldsProps) {
  const { timezone } = useWorkspace();
  return (
    <>
      {hasMoney(draft) && (
        <SelectField
          label="Amounts are written"
          error={errors["numbers"]}
          choices={NUMBERS}
          value={draft.numbers}
          onChange={(numbers) => onChange({ numbers })}
        />
      )}
      {hasTimes(draft) && (
        <SelectField
          label="Dates are written"
          error={errors["dates"]}
          hint={`Times without an offset are those of ${timezone}.`}
          choices={DATES}
          value={draft.dates}
          onChange={(dates) => onChange({ dates })}
        />
      )}
    </>
  );
}
