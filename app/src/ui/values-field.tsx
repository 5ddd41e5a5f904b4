import { ChipList } from "./chip-list.tsx";
import { Field, TextInput } from "./field.tsx";
import { useTypedValues } from "./use-typed-values.ts";

type ValuesFieldProps = {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly isOptional?: boolean;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly placeholder?: string;
  readonly values: readonly string[];
  /** What else than a line's end tells values apart when several are typed or pasted at once. */
  readonly separator?: RegExp;
  readonly onChange: (values: readonly string[]) => void;
};

const LINES = /[\r\n]+/;

/** A list of texts: Enter begins another one, and a button takes one away. */
export function ValuesField(props: ValuesFieldProps) {
  const { values, separator = LINES, placeholder, onChange, ...field } = props;
  const list = useTypedValues({ values, separator, onChange });
  return (
    <Field {...field}>
      {(control) => (
        <>
          <TextInput
            {...control}
            autoCapitalize="none"
            spellCheck={false}
            placeholder={placeholder}
            value={list.typed}
            onChange={(event) => list.type(event.target.value)}
            {...list.keys}
          />
          <ChipList
            chips={list.settled.map((value) => ({ value, label: value }))}
            onRemove={list.remove}
          />
        </>
      )}
    </Field>
  );
}
