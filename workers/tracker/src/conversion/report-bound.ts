import { createRepeatBound, type Excess } from "@cleverdrip/core";

/** Reports a minute of one click and event that an isolate takes; who sends one fifty times at once is well below it. */
export const MAX_REPEATS = 120;
/** Of one click, whatever events it names: words are the sender's to make up. */
const MAX_OF_CLICK = 600;
const MINUTE_MS = 60_000;
/** Of both: some 300 bytes each. */
const MAX_KEYS = 10_000;
const MAX_WORD = 100;

/** Says whether one more report of a click fits: a click id is for ever, and each report is a row in the received log. */
export type ReportBound = (clickId: string, event: string | null, nowMs: number) => Excess | null;

export function createReportBound(): ReportBound {
  const ofClick = createRepeatBound(MAX_OF_CLICK, MINUTE_MS, MAX_KEYS);
  const ofEvent = createRepeatBound(MAX_REPEATS, MINUTE_MS, MAX_KEYS);
  return (clickId, event, nowMs) => {
    const word = (event ?? "").slice(0, MAX_WORD).toLowerCase();
    return ofClick(clickId, nowMs) ?? ofEvent(`${clickId} ${word}`, nowMs);
  };
}
