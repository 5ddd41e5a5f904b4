import { Braces } from "lucide-react";
import { useId, useLayoutEffect, useRef, useState, type ReactNode } from "react";
import { TextField } from "../../ui/text-field.tsx";
import { MacroPicker } from "./macro-picker.tsx";

type UrlFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly error: string | undefined;
  readonly hint?: ReactNode;
  readonly isOptional?: boolean;
  readonly placeholder?: string;
  readonly className?: string;
  readonly onChange: (value: string) => void;
};

/** A URL that may have macros in it, with all of them at hand: pressing one puts it where the cursor is. */
export function UrlField({ value, onChange, className, ...field }: UrlFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const cursor = useRef<number | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const pickerId = useId();

  // A value that is set from outside moves the cursor to its end: put it behind what was inserted.
  useLayoutEffect(() => {
    if (cursor.current === null) return;
    input.current?.setSelectionRange(cursor.current, cursor.current);
    cursor.current = null;
  }, [value]);

  function insert(macro: string) {
    const from = input.current?.selectionStart ?? value.length;
    const to = input.current?.selectionEnd ?? from;
    cursor.current = from + macro.length;
    onChange(value.slice(0, from) + macro + value.slice(to));
  }

  return (
    <div className={className}>
      <TextField
        {...field}
        ref={input}
        inputMode="url"
        autoCapitalize="none"
        spellCheck={false}
        value={value}
        onChange={onChange}
      />
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={isOpen ? pickerId : undefined}
        onClick={() => setIsOpen(!isOpen)}
        className="mt-1 inline-flex items-center gap-1 rounded py-0.5 text-sm font-medium text-accent hover:underline max-sm:py-1.5"
      >
        <Braces aria-hidden className="size-3.5" />
        <span>
          Macros <span className="sr-only">for {field.label}</span>
        </span>
      </button>
      {isOpen && <MacroPicker id={pickerId} onInsert={insert} />}
    </div>
  );
}
