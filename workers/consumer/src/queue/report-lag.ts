import { LATE_AFTER_MS } from "@cleverdrip/core";

/** Says when the oldest message of a batch, at its first try, has waited longer than a click should. */
export function reportLag({ queue, messages }: MessageBatch, nowMs: number): void {
  const ages = messages.flatMap(({ attempts, timestamp }) =>
    attempts === 1 ? [nowMs - timestamp.getTime()] : [],
  );
  const ageMs = ages.reduce((oldest, age) => Math.max(oldest, age), 0);
  if (ageMs < LATE_AFTER_MS.queue.late) return;
  console.warn({ event: "queue.late", queue, ageMs, messages: messages.length });
}
