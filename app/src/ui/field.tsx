import { useId, type ComponentProps, type ReactNode } from "react";
import { classNames } from "./class-names.ts";

type FieldControl = {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": true | undefined;
};

type FieldProps = {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly isOptional?: boolean | undefined;
  readonly isLabelHidden?: boolean | undefined;
  readonly className?: string | undefined;
  readonly children: (control: FieldControl) => ReactNode;
};

/** Label, control, hint and complaint, tied together for assistive technology. */
export function Field({
  label,
  hint,
  error,
  isOptional,
  isLabelHidden,
  className,
  children,
}: FieldProps) {
  const id = useId();
  const described = classNames(
    error !== undefined && `${id}-error`,
    hint !== undefined && `${id}-hint`,
  );
  return (
    <div className={classNames("min-w-0", className)}>
      <label
        htmlFor={id}
        className={isLabelHidden === true ? "sr-only" : "mb-1 block text-sm font-medium"}
      >
        {label}
        {isOptional === true && <span className="font-normal text-muted"> (optional)</span>}
      </label>
      {children({
        id,
        "aria-describedby": described === "" ? undefined : described,
        "aria-invalid": error === undefined ? undefined : true,
      })}
      <FieldNotes id={id} error={error} hint={hint} />
    </div>
  );
}

type FieldNotesProps = {
  readonly id: string;
  readonly error: string | undefined;
  readonly hint?: ReactNode;
};

/** Complaint and hint under a control that names them as `{id}-error` and `{id}-hint`. */
export function FieldNotes({ id, error, hint }: FieldNotesProps) {
  return (
    <>
      {error !== undefined && (
        <p id={`${id}-error`} className="mt-1 text-sm break-words text-bad">
          {error}
        </p>
      )}
      {hint !== undefined && (
        <div id={`${id}-hint`} className="mt-1 text-sm text-muted">
          {hint}
        </div>
      )}
    </>
  );
}

const CONTROL =
  "h-8 w-full min-w-0 rounded-md border border-strong-line bg-surface px-2.5 text-base text-ink shadow-card placeholder:text-muted/80 aria-invalid:border-bad disabled:bg-sunken disabled:text-muted max-sm:h-10 max-sm:text-[1rem]";

export function TextInput({ className, ...rest }: ComponentProps<"input">) {
  return (
    <input type="text" autoComplete="off" {...rest} className={classNames(CONTROL, className)} />
  );
}

/** The platform's own: right on every phone, and usable without a mouse. */
export function Select({ className, ...rest }: ComponentProps<"select">) {
  return <select {...rest} className={classNames(CONTROL, "pr-8", className)} />;
}
