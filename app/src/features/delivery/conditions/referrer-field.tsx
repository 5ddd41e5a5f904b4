import { CheckField } from "../../../ui/check-field.tsx";
import { ValuesField } from "../../../ui/values-field.tsx";

type ReferrerFieldProps = {
  readonly values: readonly string[];
  readonly error: string | undefined;
  readonly onChange: (values: readonly string[]) => void;
};

/** The empty value stands for a click without any referrer. */
export function ReferrerField({ values, error, onChange }: ReferrerFieldProps) {
  const named = values.filter((value) => value !== "");
  const hasNone = values.includes("");
  const change = (texts: readonly string[], isNone: boolean) =>
    onChange(isNone ? ["", ...texts] : texts);
  return (
    <div className="space-y-2">
      <ValuesField
        label="Referrer"
        isLabelHidden
        error={error}
        hint="A domain, with its subdomains, or a whole address with * for anything. Enter adds another."
        placeholder="news.example"
        values={named}
        onChange={(texts) => change(texts, hasNone)}
      />
      <CheckField
        label="No referrer at all"
        isChecked={hasNone}
        onChange={(isNone) => change(named, isNone)}
      />
    </div>
  );
}
