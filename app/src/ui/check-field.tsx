import { useId, type ReactNode } from "react";

type CheckFieldProps = {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly isChecked: boolean;
  readonly onChange: (isChecked: boolean) => void;
};

/** One thing that is on or off. */
export function CheckField({ label, hint, isChecked, onChange }: CheckFieldProps) {
  const hintId = useId();
  return (
    <div>
      <label className="flex items-start gap-2 text-sm font-medium max-sm:min-h-8">
        <input
          type="checkbox"
          className="mt-0.5 size-4 shrink-0 accent-accent"
          aria-describedby={hint === undefined ? undefined : hintId}
          checked={isChecked}
          onChange={(event) => onChange(event.target.checked)}
        />
        {label}
      </label>
      {hint !== undefined && (
        <div id={hintId} className="ml-6 text-sm text-muted">
          {hint}
        </div>
      )}
    </div>
  );
}
