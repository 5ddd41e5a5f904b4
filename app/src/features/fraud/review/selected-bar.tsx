import type { FraudReview } from "@cleverdrip/contract";
import { X } from "lucide-react";
import { formatCount } from "../../../format/number.ts";
import { Button, IconButton } from "../../../ui/button.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { moneyWords, sumMoney } from "../evidence/money-words.ts";
import { MOST_AT_ONCE, type Verb } from "./verbs.ts";

type SelectedBarProps = {
  readonly reviews: readonly FraudReview[];
  readonly note: string;
  readonly isBusy: boolean;
  readonly onNote: (note: string) => void;
  readonly onClear: () => void;
  readonly onDecide: (verb: Verb) => void;
};

/** What is ticked, how much money that is, and what can be done with it; it stays in view while the queue scrolls. */
export function SelectedBar(props: SelectedBarProps) {
  const { reviews, note, isBusy, onNote, onClear, onDecide } = props;
  if (reviews.length === 0) return null;
  const isTooMany = reviews.length > MOST_AT_ONCE;
  return (
    <div
      role="region"
      aria-label="Selected results"
      className="sticky bottom-0 z-10 flex flex-wrap items-center gap-2 border-t bg-raised px-4 py-2.5 shadow-float"
    >
      <span aria-live="polite" className="text-sm font-medium tabular-nums">
        {formatCount(reviews.length)} selected, {moneyWords(sumMoney(reviews))}
      </span>
      <IconButton label="Clear selection" onClick={onClear}>
        <X aria-hidden className="size-4" />
      </IconButton>
      {isTooMany && (
        <span className="text-sm text-bad">
          At most {formatCount(MOST_AT_ONCE)} can be decided at once.
        </span>
      )}
      <TextField
        label="Note"
        isLabelHidden
        placeholder="Note (optional)"
        className="min-w-40 flex-1 max-sm:basis-full sm:ml-auto sm:max-w-xs"
        maxLength={500}
        value={note}
        onChange={onNote}
      />
      <Button isBusy={isBusy} disabled={isTooMany} onClick={() => onDecide("approve")}>
        Approve {formatCount(reviews.length)}
      </Button>
      <Button look="danger" isBusy={isBusy} disabled={isTooMany} onClick={() => onDecide("reject")}>
        Reject {formatCount(reviews.length)}
      </Button>
    </div>
  );
}
