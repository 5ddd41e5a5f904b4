import { useRef } from "react";
import { TextField } from "../../ui/text-field.tsx";
import { MACROS, passesClickId } from "./macros.ts";

type DestinationFieldProps = {
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
};

/** The destination with the macros at hand: pressing one puts it where the cursor is. */
export function DestinationField({ value, error, onChange }: DestinationFieldProps) {
  const input = useRef<HTMLInputElement>(null);

  function insert(macro: string) {
    const at = input.current?.selectionStart ?? value.length;
    onChange(value.slice(0, at) + macro + value.slice(at));
    input.current?.focus();
  }

  return (
    <div className="space-y-2">
      <TextField
        label="Destination URL"
        error={error}
        hint={hintFor(value)}
        ref={input}
        inputMode="url"
        spellCheck={false}
        placeholder="https://shop.example/offer?cid={clickid}"
        value={value}
        onChange={onChange}
      />
      <details className="rounded-md border px-3 py-2 text-sm">
        <summary className="cursor-pointer font-medium">Macros</summary>
        <p className="mt-2 text-muted">
          Filled in for every click, in the path and the query. What is not known is removed. Press
          one to insert it.
        </p>
        <ul className="mt-2 grid gap-x-4 gap-y-1 sm:grid-cols-2">
          {MACROS.map(({ name, meaning }) => (
            <li key={name} className="py-0.5">
              <button
                type="button"
                onClick={() => insert(name)}
                className="rounded bg-accent-soft px-1.5 font-mono text-xs text-accent hover:underline max-sm:py-1"
              >
                {name}
              </button>
              <span className="block text-xs text-muted">{meaning}</span>
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}

function hintFor(value: string): string {
  if (value.trim() !== "" && !passesClickId(value)) {
    return "Without {clickid} in it the advertiser has nothing to report a conversion with.";
  }
  return "Where visitors are sent. Pass {clickid} on, so that results can be matched to clicks.";
}
