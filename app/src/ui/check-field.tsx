import { useId, type ReactNode } from "react";
import { classNames } from "./class-names.ts";

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
      <label
        className={classNames(
          "flex items-start gap-2 text-sm font-medium",
          // Room for a thumb, which a hint gives already.
          hint === undefined ? "max-sm:min-h-8" : "max-sm:min-h-6",
        )}
      >
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
