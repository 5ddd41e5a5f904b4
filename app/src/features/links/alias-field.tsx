import type { FieldErrors } from "../../api/field-errors.ts";
import { ValuesField } from "../../ui/values-field.tsx";
import { errorUnder } from "../../api/error-under.ts";

type AliasFieldProps = {
  readonly aliases: readonly string[];
  readonly errors: FieldErrors;
  readonly onChange: (aliases: readonly string[]) => void;
};

const BETWEEN = /[\s,;]+/;

/** Keys of an old tracking system, so that its click URLs find this link. */
export function AliasField({ aliases, errors, onChange }: AliasFieldProps) {
  return (
    <ValuesField
      label="Aliases"
      isOptional
      error={errorUnder(errors, "aliases")}
      hint="What this link was called in another system: offer/publisher as in its click URLs, such as 12/34, or one key. With that system switched on in the settings, its old URLs on your own domain lead here."
      placeholder="12/34"
      separator={BETWEEN}
      values={aliases}
      onChange={(values) => onChange(values.map((value) => value.toLowerCase()))}
    />
  );
}
