import { Field } from "./field.tsx";

type TextAreaFieldProps = {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly value: string;
  readonly maxLength: number;
  readonly onChange: (text: string) => void;
};

/** For some sentences. */
export function TextAreaField({ value, maxLength, onChange, ...field }: TextAreaFieldProps) {
  return (
    <Field {...field}>
      {(control) => (
        <textarea
          {...control}
          rows={4}
          maxLength={maxLength}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          className="block w-full min-w-0 rounded-md border border-strong-line bg-surface px-2.5 py-1.5 text-base text-ink shadow-card placeholder:text-muted/80 aria-invalid:border-bad max-sm:text-[1rem]"
        />
      )}
    </Field>
  );
}
