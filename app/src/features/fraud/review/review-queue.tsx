import type { FraudReview } from "@cleverdrip/contract";
import { useQuery } from "@tanstack/react-query";
import { Undo2 } from "lucide-react";
import { useState } from "react";
import { fraudFindingsQuery } from "../../../api/fraud.ts";
import { Button } from "../../../ui/button.tsx";
import { CheckField } from "../../../ui/check-field.tsx";
import { LoadMore, type ContinuedList } from "../../../ui/load-more.tsx";
import { KeyHelp, KeyLine } from "./key-help.tsx";
import { NoReviews } from "./no-reviews.tsx";
import { ReviewCard } from "./review-card.tsx";
import { SelectedBar } from "./selected-bar.tsx";
import { useReviewing } from "./use-reviewing.ts";

type ReviewQueueProps = {
  readonly list: ContinuedList;
  readonly rows: readonly FraudReview[];
  readonly decision: FraudReview["decision"];
  readonly isFiltered: boolean;
  readonly timezone: string;
};

/** The cards of one filter, the keys that go through them, and what is ticked: give it the filter as its key. */
export function ReviewQueue({ list, rows, decision, isFiltered, timezone }: ReviewQueueProps) {
  const [isHelping, setIsHelping] = useState(false);
  const help = () => setIsHelping(true);
  const reviewing = useReviewing(rows, help);
  const { shown, ticked, queue, note, send } = reviewing;
  const { data: findings } = useQuery(fraudFindingsQuery({}));
  return (
    <>
      <QueueBar reviewing={reviewing} onHelp={help} />
      {shown.length === 0 && <NoReviews decision={decision} isFiltered={isFiltered} />}
      <ul ref={queue.list} aria-label="Doubted results" className="divide-y">
        {shown.map((review, index) => (
          <ReviewCard
            key={review.conversionId}
            review={review}
            findings={findings?.data ?? []}
            timezone={timezone}
            isActive={review === queue.active}
            isTicked={queue.ticked.has(review.conversionId)}
            onLook={() => queue.look(index)}
            onTick={(isOn) => queue.tick(review, isOn)}
            onDecide={(verb) => send(verb, [review])}
          />
        ))}
      </ul>
      <SelectedBar
        reviews={ticked}
        note={note}
        isBusy={reviewing.isBusy}
        onNote={reviewing.setNote}
        onClear={queue.clear}
        onDecide={reviewing.sendChosen}
      />
      <LoadMore list={list} shown={shown.length} noun="result" />
      <KeyHelp isOpen={isHelping} onClose={() => setIsHelping(false)} />
    </>
  );
}

type QueueBarProps = {
  readonly reviewing: ReturnType<typeof useReviewing>;
  readonly onHelp: () => void;
};

/** What is above the cards: all of them at once, the keys, and the way back. */
function QueueBar({ reviewing: { shown, ticked, queue, undo }, onHelp }: QueueBarProps) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-2 border-b px-4 py-2">
      <CheckField
        label="Select all shown"
        isChecked={shown.length > 0 && ticked.length === shown.length}
        onChange={queue.tickAll}
      />
      <KeyLine onHelp={onHelp} />
      <Button look="quiet" onClick={() => undo()}>
        <Undo2 aria-hidden className="size-3.5" />
        Undo
      </Button>
    </div>
  );
}
