import type { ClickHold } from "@cleverdrip/contract";
import { X } from "lucide-react";
import { formatCount } from "../../../format/number.ts";
import { Button, IconButton } from "../../../ui/button.tsx";
import { choicesIn, daysWords, heldWords, type Verb } from "./hold-words.ts";

/** The most that the api takes in one decision. */
const MOST_AT_ONCE = 100;

type SelectedBarProps = {
  readonly holds: readonly ClickHold[];
  /** Of all of them. */
  readonly decision: ClickHold["decision"];
  readonly onClear: () => void;
  readonly onDecide: (verb: Verb) => void;
};

/** The days that are ticked, how much of them is held, and what can be decided of all; it stays in view while the list scrolls. */
export function SelectedBar({ holds, decision, onClear, onDecide }: SelectedBarProps) {
  if (holds.length === 0) return null;
  const isTooMany = holds.length > MOST_AT_ONCE;
  return (
    <div
      role="region"
      aria-label="Selected days"
      className="sticky bottom-0 z-10 flex flex-wrap items-center gap-2 border-t bg-raised px-4 py-2.5 shadow-float"
    >
      <span aria-live="polite" className="min-w-0 text-sm font-medium tabular-nums">
        {daysWords(holds.length)} selected, {heldWords(holds)}
        {isTooMany && (
          <span className="block font-normal text-bad">
            At most {formatCount(MOST_AT_ONCE)} days can be decided at once.
          </span>
        )}
      </span>
      <IconButton label="Clear selection" onClick={onClear}>
        <X aria-hidden className="size-4" />
      </IconButton>
      <div className="flex flex-wrap gap-2 sm:ml-auto">
        {choicesIn(decision).map(({ verb, label }) => (
          <Button
            key={verb}
            aria-label={`${label}: ${daysWords(holds.length)}`}
            disabled={isTooMany}
            onClick={() => onDecide(verb)}
          >
            {label}
          </Button>
        ))}
      </div>
    </div>
  );
}
