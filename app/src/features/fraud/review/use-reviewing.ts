import type { FraudReview } from "@cleverdrip/contract";
import { useState } from "react";
import { useDecide } from "./use-decide.ts";
import { useKeys } from "./use-keys.ts";
import { useQueue } from "./use-queue.ts";
import { MOST_AT_ONCE, type Verb } from "./verbs.ts";

/** Going through doubted results, by keys as by buttons: what is ticked is decided together, else the one looked at. */
export function useReviewing(rows: readonly FraudReview[], onHelp: () => void) {
  const { gone, decide, undo, isBusy } = useDecide();
  const shown = rows.filter(({ conversionId }) => !gone.has(conversionId));
  const queue = useQueue(shown);
  const [note, setNote] = useState("");
  const ticked = [...queue.ticked.values()].filter((row) => !gone.has(row.conversionId));
  const { active } = queue;

  function send(verb: Verb, chosen: readonly FraudReview[]) {
    if (chosen.length === 0 || chosen.length > MOST_AT_ONCE) return;
    const conversionIds = chosen.map(({ conversionId }) => conversionId);
    decide({ decision: verb, note: note.trim(), conversionIds });
    // What comes after the one looked at is looked at next, however many above it are gone.
    const above = shown.slice(0, active === undefined ? 0 : shown.indexOf(active));
    queue.look(above.filter((row) => !conversionIds.includes(row.conversionId)).length);
    queue.clear();
    setNote("");
  }

  function sendChosen(verb: Verb) {
    const one = active === undefined ? [] : [active];
    send(verb, ticked.length > 0 ? ticked : one);
  }

  useKeys({
    j: () => queue.move(1),
    ArrowDown: () => queue.move(1),
    k: () => queue.move(-1),
    ArrowUp: () => queue.move(-1),
    x: () => active !== undefined && queue.tick(active),
    a: () => sendChosen("approve"),
    r: () => sendChosen("reject"),
    u: () => undo(),
    "?": onHelp,
  });
  return { shown, ticked, queue, note, setNote, send, sendChosen, undo, isBusy };
}
