import { X } from "lucide-react";
import { useRef, useState } from "react";
import { formatCount } from "../../../format/number.ts";
import { Button, IconButton } from "../../../ui/button.tsx";
import { ACTIONS, actionsFor, actionWords, type Action } from "../change/change-actions.ts";
import { ChangeDialog } from "../change/change-dialog.tsx";
import { SelectMatching } from "./select-matching.tsx";
import type { Selection } from "./use-selection.ts";
import type { ConversionFilter } from "../../../api/conversions.ts";

type BulkBarProps = {
  readonly selection: Selection;
  readonly filter: ConversionFilter;
  /** Whether the filter matches more than is loaded. */
  readonly hasMore: boolean;
};

/** What can be done to the ticked conversions; it stays in view while the list scrolls. */
export function BulkBar({ selection, filter, hasMore }: BulkBarProps) {
  const [action, setAction] = useState<Action | null>(null);
  const isDone = useRef(false);
  const conversions = [...selection.chosen.values()];

  /** What was done to them is done: none of them is what it was when it was ticked. */
  function close() {
    setAction(null);
    if (isDone.current) selection.clear();
    isDone.current = false;
  }

  if (conversions.length === 0) return null;
  return (
    <div
      role="region"
      aria-label="Selected conversions"
      className="sticky bottom-0 z-10 flex flex-wrap items-center gap-2 border-t bg-raised px-4 py-2.5 shadow-float"
    >
      <span aria-live="polite" className="text-sm font-medium tabular-nums">
        {formatCount(conversions.length)} selected
      </span>
      <IconButton label="Clear selection" onClick={selection.clear}>
        <X aria-hidden className="size-4" />
      </IconButton>
      {hasMore && <SelectMatching filter={filter} selection={selection} />}
      <span className="flex flex-wrap gap-2 sm:ml-auto">
        {ACTIONS.map((each) => (
          <Button
            key={each}
            disabled={!conversions.some(({ status }) => actionsFor(status).includes(each))}
            onClick={() => setAction(each)}
          >
            {actionWords(each).label}
          </Button>
        ))}
      </span>
      <ChangeDialog
        conversions={conversions}
        action={action}
        onClose={close}
        onDone={() => {
          isDone.current = true;
        }}
      />
    </div>
  );
}
