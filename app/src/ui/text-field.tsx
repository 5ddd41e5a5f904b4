import type { ComponentProps, ReactNode } from "react";
import { Field, Select, TextInput } from "./field.tsx";

type FieldPart = {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly isOptional?: boolean;
  readonly isLabelHidden?: boolean;
  readonly className?: string;
};

type TextFieldProps = FieldPart &
  Omit<ComponentProps<"input">, "onChange" | "className"> & {
    readonly onChange: (text: string) => void;
  };

/** A labelled text input; the rest of the properties are the input's. */
export function TextField(props: TextFieldProps) {
  const { label, hint, error, isOptional, isLabelHidden, className, onChange, ...input } = props;
  return (
    <Field {...{ label, hint, error, isOptional, isLabelHidden, className }}>
      {(control) => (
        <TextInput {...input} {...control} onChange={(event) => onChange(event.target.value)} />
      )}
    </Field>
  );
}

type Choice<Value extends string> = { readonly value: Value; readonly label: string };

type SelectFieldProps<Value extends string> = FieldPart & {
  readonly choices: readonly Choice<Value>[];
  readonly value: Value;
  readonly isDisabled?: boolean;
  readonly onChange: (value: Value) => void;
};

export function SelectField<Value extends string>(props: SelectFieldProps<Value>) {
  const { choices, value, isDisabled, onChange, ...field } = props;
  return (
    <Field {...field}>
      {(control) => (
        <Select
          {...control}
          disabled={isDisabled}
          value={value}
          onChange={(event) => {
            const chosen = choices.find((choice) => choice.value === event.target.value);
            if (chosen !== undefined) onChange(chosen.value);
          }}
        >
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

/** Choices whose values speak for themselves, such as currency codes. */
export function plainChoices(values: readonly string[]): readonly Choice<string>[] {
  return values.map((value) => ({ value, label: value }));
}
