import { durationWords } from "./duration-words.ts";
import type { Health, HealthCheck, HealthFigures, HealthState, QueueBacklog } from "./figures.ts";
import { LATE_AFTER_MS } from "./limits.ts";

/** Says of each figure, and of all of them, whether it is as it should be. */
export function judgeHealth(figures: HealthFigures, nowMs: number): Health {
  const checks = [
    judgeData(figures, nowMs),
    judgeBatch(figures, nowMs),
    judgeQueue("clicks-queue", "clicks and results", figures.clicksQueue, nowMs),
    judgeQueue("deliveries-queue", "deliveries", figures.deliveriesQueue, nowMs),
    judgeDelivery(figures, nowMs),
    judgeLetters(figures, nowMs),
    judgeBooks(figures, nowMs),
  ];
  const worst = checks.find(isBad) ?? checks.find(isLate);
  if (worst === undefined) {
    return { state: "good", sentence: "Everything that came in is counted.", checks };
  }
  return { state: isBad(worst) ? "bad" : "late", sentence: worst.sentence, checks };
}

const isBad = ({ state }: HealthCheck) => state === "bad";
const isLate = ({ state }: HealthCheck) => state === "late";

function stateAfter(ms: number, { late, bad }: { readonly late: number; readonly bad: number }) {
  if (ms >= bad) return "bad";
  return ms >= late ? "late" : "good";
}

/** Old data is no news where nobody clicks: it is late where something waits that is younger. */
function judgeData({ dataUpToMs, clicksQueue }: HealthFigures, nowMs: number): HealthCheck {
  const name = "data";
  if (dataUpToMs === null) {
    return { name, state: "good", sentence: "Nothing has come in yet.", ms: null, count: null };
  }
  const ms = Math.max(0, nowMs - dataUpToMs);
  const waitsSinceMs = clicksQueue?.oldestAtMs ?? null;
  const state: HealthState =
    waitsSinceMs === null ? "good" : stateAfter(nowMs - waitsSinceMs, LATE_AFTER_MS.queue);
  const sentence =
    state === "good"
      ? `The newest event that is counted is ${durationWords(ms)} old.`
      : `Events of the last ${durationWords(ms)} are not counted yet; none of them is lost.`;
  return { name, state, sentence, ms, count: null };
}

/** A batch that was late stays so for an hour: older ones say nothing of now. */
const RECENT_MS = 3_600_000;

function judgeBatch({ lastBatch }: HealthFigures, nowMs: number): HealthCheck {
  const name = "last-batch";
  if (lastBatch === null) {
    const sentence = "No clicks have been stored in the last weeks.";
    return { name, state: "good", sentence, ms: null, count: null };
  }
  const ms = Math.max(0, lastBatch.storedAtMs - lastBatch.sentAtMs);
  const isRecent = nowMs - lastBatch.storedAtMs < RECENT_MS;
  return {
    name,
    state: isRecent ? stateAfter(ms, LATE_AFTER_MS.queue) : "good",
    sentence: `The newest clicks took ${durationWords(ms)} from the link to the books.`,
    ms,
    count: null,
  };
}

function judgeQueue(
  name: "clicks-queue" | "deliveries-queue",
  what: string,
  queue: QueueBacklog | null,
  nowMs: number,
): HealthCheck {
  if (queue === null) {
    const sentence = `How many ${what} wait cannot be told here.`;
    return { name, state: "unknown", sentence, ms: null, count: null };
  }
  const { messages: count, oldestAtMs } = queue;
  if (count === 0) {
    return { name, state: "good", sentence: `No ${what} wait in the queue.`, ms: null, count };
  }
  const waits = `${count} ${count === 1 ? "message" : "messages"} with ${what} ${count === 1 ? "waits" : "wait"}`;
  if (oldestAtMs === null) {
    return { name, state: "good", sentence: `${waits} in the queue.`, ms: null, count };
  }
  const ms = Math.max(0, nowMs - oldestAtMs);
  const sentence = `${waits}, the oldest for ${durationWords(ms)}.`;
  // Deliveries wait for hours between two tries: whether one is late is known by its row.
  const state = name === "clicks-queue" ? stateAfter(ms, LATE_AFTER_MS.queue) : "good";
  return { name, state, sentence, ms, count };
}

/** An endpoint that does not answer is tried for days, and that is as it should be: late is what is not tried in time. */
function judgeDelivery({ oldestDelivery }: HealthFigures, nowMs: number): HealthCheck {
  const name = "deliveries";
  if (oldestDelivery === null) {
    return { name, state: "good", sentence: "Nothing waits to be told.", ms: null, count: null };
  }
  const { createdAtMs, nextAtMs } = oldestDelivery;
  const ms = Math.max(0, nowMs - createdAtMs);
  const overdueMs = nextAtMs === null ? 0 : nowMs - nextAtMs;
  const state = stateAfter(overdueMs, LATE_AFTER_MS.delivery);
  const old = `The oldest delivery that is on its way is ${durationWords(ms)} old`;
  const sentence =
    state === "good"
      ? `${old}, and is tried as its schedule says.`
      : `${old}, and was to be tried ${durationWords(overdueMs)} ago.`;
  return { name, state, sentence, ms, count: null };
}

function judgeLetters({ deadLetters }: HealthFigures, nowMs: number): HealthCheck {
  const name = "dead-letters";
  const { count, oldestAtMs } = deadLetters;
  if (count === 0 || oldestAtMs === null) {
    return { name, state: "good", sentence: "No message was given up.", ms: null, count };
  }
  const ms = Math.max(0, nowMs - oldestAtMs);
  const was = count === 1 ? "message was" : "messages were";
  const sentence = `${count} ${was} given up, the oldest ${durationWords(ms)} ago: look why, and replay.`;
  return { name, state: stateAfter(ms, LATE_AFTER_MS.deadLetter), sentence, ms, count };
}

/** Differences stay until a recount of that time finds none. */
function judgeBooks({ books, dataUpToMs }: HealthFigures, nowMs: number): HealthCheck {
  const name = "books";
  const { verifiedToMs, drift } = books;
  if (drift !== null) {
    const { findings: count } = drift;
    const were = count === 1 ? "difference was" : "differences were";
    const sentence = `${count} ${were} found in the books of ${dayOf(drift.fromMs)} to ${dayOf(drift.toMs - 1)}: look which, mend them, and verify that time again.`;
    return { name, state: "bad", sentence, ms: null, count };
  }
  if (verifiedToMs === null) {
    const state = dataUpToMs === null ? "good" : "unknown";
    const sentence = "The books were not counted again so far; that happens every night.";
    return { name, state, sentence, ms: null, count: null };
  }
  const ms = Math.max(0, nowMs - verifiedToMs);
  const state = stateAfter(ms, LATE_AFTER_MS.books);
  const sentence =
    state === "good"
      ? "Every night the books are counted again; the last time nothing differed."
      : `The books were counted again up to ${durationWords(ms)} ago; that should happen every night.`;
  return { name, state, sentence, ms, count: 0 };
}

/** In UTC. */
function dayOf(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 10);
}
