import { SelectField } from "./text-field.tsx";

type ChoiceFilterProps<Value extends string> = {
  readonly label: string;
  readonly choices: readonly { readonly value: Value; readonly label: string }[];
  /** Undefined = whatever it is. */
  readonly value: Value | undefined;
  readonly onChange: (value: Value | undefined) => void;
};

/** A filter of a list by one of a few words, or by none. */
export function ChoiceFilter<Value extends string>(props: ChoiceFilterProps<Value>) {
  const { label, choices, value, onChange } = props;
  return (
    <SelectField<Value | "">
      label={label}
      choices={[{ value: "", label: "All" }, ...choices]}
      value={value ?? ""}
      onChange={(chosen) => onChange(chosen === "" ? undefined : chosen)}
    />
  );
}
