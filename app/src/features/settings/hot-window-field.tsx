import { TextField } from "../../ui/text-field.tsx";

type HotWindowFieldProps = {
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (days: string) => void;
};

export function HotWindowField({ value, error, onChange }: HotWindowFieldProps) {
  return (
    <TextField
      label="Days that single clicks are kept"
      hint="0 to 90. Totals and the log stay; journeys, click lists and drill-downs reach back as far as the clicks do."
      inputMode="numeric"
      maxLength={2}
      {...{ value, error, onChange }}
    />
  );
}

/** What is to be sent of it: nothing where it is as it was. What is no number is refused by the field's name. */
export function hotWindowPatch(text: string, stored: number): { readonly hotWindowDays?: number } {
  const days = text.trim();
  if (days === `${stored}`) return {};
  return { hotWindowDays: days === "" ? Number.NaN : Number(days) };
}
