import { useId } from "react";
import { FieldNotes } from "./field.tsx";

type CheckChipsProps<Value extends string | number> = {
  readonly legend: string;
  readonly isLegendHidden?: boolean;
  readonly error?: string | undefined;
  readonly choices: readonly { readonly value: Value; readonly label: string }[];
  readonly values: readonly Value[];
  readonly onChange: (values: readonly Value[]) => void;
};

/** Any number of a few choices, side by side. Values are given in the order of the choices. */
export function CheckChips<Value extends string | number>(props: CheckChipsProps<Value>) {
  const { legend, isLegendHidden = false, error, choices, values, onChange } = props;
  const id = useId();
  return (
    <fieldset
      className="min-w-0"
      aria-describedby={error === undefined ? undefined : `${id}-error`}
      aria-invalid={error === undefined ? undefined : true}
    >
      <legend className={isLegendHidden ? "sr-only" : "mb-1 text-sm font-medium"}>{legend}</legend>
      <div className="flex flex-wrap gap-1.5">
        {choices.map(({ value, label }) => (
          <label
            key={value}
            className="inline-flex h-8 cursor-pointer items-center rounded-md border border-strong-line bg-surface px-2.5 text-sm text-muted select-none has-checked:border-accent has-checked:bg-accent-soft has-checked:text-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
          >
            <input
              type="checkbox"
              className="sr-only"
              checked={values.includes(value)}
              onChange={(event) => onChange(toggled(value, event.target.checked))}
            />
            {label}
          </label>
        ))}
      </div>
      <FieldNotes id={id} error={error} />
    </fieldset>
  );

  function toggled(value: Value, isOn: boolean): readonly Value[] {
    return choices
      .map((choice) => choice.value)
      .filter((each) => (each === value ? isOn : values.includes(each)));
  }
}
