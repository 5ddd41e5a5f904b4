import type { FraudReview } from "@cleverdrip/contract";
import { useEffect, useRef, useState } from "react";

/** Which of the cards is looked at, and which are ticked. */
export function useQueue(rows: readonly FraudReview[]) {
  const list = useRef<HTMLUListElement>(null);
  const [place, setPlace] = useState(0);
  const [ticked, setTicked] = useState<ReadonlyMap<string, FraudReview>>(new Map());
  const at = Math.max(0, Math.min(place, rows.length - 1));
  const active = rows[at];
  const activeId = active?.conversionId;
  const hasMoved = useRef(false);

  useEffect(() => {
    // Not before somebody moves: a page that is opened begins at its top.
    if (!hasMoved.current || activeId === undefined) return;
    const card = list.current?.querySelector<HTMLElement>("[aria-current=true]");
    card?.focus({ preventScroll: true });
    card?.scrollIntoView({ block: "nearest" });
  }, [activeId]);

  function move(by: number) {
    hasMoved.current = true;
    const next = Math.max(0, Math.min(rows.length - 1, at + by));
    setPlace(next);
    // At the end there is nothing new to look at, and the card has only to be reached.
    if (next === at) list.current?.querySelector<HTMLElement>("[aria-current=true]")?.focus();
  }

  function tick(review: FraudReview, isOn = !ticked.has(review.conversionId)) {
    const after = new Map(ticked);
    if (isOn) after.set(review.conversionId, review);
    else after.delete(review.conversionId);
    setTicked(after);
  }

  return {
    list,
    active,
    ticked,
    move,
    tick,
    look: (index: number) => setPlace(index),
    tickAll: (isOn: boolean) =>
      setTicked(isOn ? new Map(rows.map((row) => [row.conversionId, row])) : new Map()),
    clear: () => setTicked(new Map()),
  };
}
