import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import { IconButton } from "../../../ui/button.tsx";

type RowButtonsProps = {
  /** "route Phones". */
  readonly what: string;
  /** Null where it cannot go that way, or has no order. */
  readonly onMove: ((by: -1 | 1) => void) | null;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** Null where it may not be removed. */
  readonly onRemove: (() => void) | null;
};

/** Order and removal of one of several; a button that would do nothing is not there to be pressed. */
export function RowButtons({ what, onMove, isFirst, isLast, onRemove }: RowButtonsProps) {
  return (
    <span className="flex shrink-0">
      {onMove !== null && (
        <>
          <IconButton label={`Move ${what} up`} disabled={isFirst} onClick={() => onMove(-1)}>
            <ArrowUp aria-hidden className="size-4" />
          </IconButton>
          <IconButton label={`Move ${what} down`} disabled={isLast} onClick={() => onMove(1)}>
            <ArrowDown aria-hidden className="size-4" />
          </IconButton>
        </>
      )}
      {onRemove !== null && (
        <IconButton label={`Remove ${what}`} onClick={onRemove}>
          <Trash2 aria-hidden className="size-4" />
        </IconButton>
      )}
    </span>
  );
}
