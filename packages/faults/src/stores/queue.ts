import { integer, isChance } from "@cleverdrip/simulator";
import type { FaultRates } from "../stage/fault-rates.ts";
import type { Process } from "../stage/processes.ts";
import type { Stage } from "../stage/stage.ts";
import { messageOf, type Verdict } from "./queue-message.ts";

type Entry = {
  readonly id: string;
  /** As it travels: nobody shares objects through a queue. */
  readonly text: string;
  readonly isCopy: boolean;
  attempts: number;
  /** null while it is in somebody's hands. */
  readyAtMs: number | null;
};

export type SimulatedQueue = {
  readonly send: (body: unknown, delaySeconds?: number) => void;
  /** Messages that are neither done nor given up. */
  readonly backlog: () => number;
  /** How often the message was tried again that was tried most often. */
  readonly mostRetries: () => number;
};

export type QueueOptions = {
  readonly name: string;
  readonly rates: FaultRates;
  readonly maxRetries: number;
  readonly handle: (batch: MessageBatch) => { readonly by: Process; readonly done: Promise<void> };
  /** Told in the moment in which a message is acknowledged. */
  readonly acked?: (id: string, body: unknown) => void;
  /** What comes after the last try. */
  readonly giveUp: (body: unknown) => void;
};

const MOST_IN_BATCH = 10;
/** A batch waits so long for company. */
const COMPANY_MS = 1_000;
/** Queues keeps messages for days: so late may one come a second time. */
const LATEST_AGAIN_MS = 2 * 86_400_000;

/** Delivers at least once, in any order, in batches of any size. */
export function createQueue(stage: Stage, options: QueueOptions): SimulatedQueue {
  const { loop, random } = stage;
  const entries = new Set<Entry>();
  let number = 0;
  let mostRetries = 0;

  function wait(entry: Entry, delayMs: number): void {
    const ownMs = delayMs + integer(random, 0, 700);
    entry.readyAtMs = loop.nowMs() + ownMs;
    loop.after(ownMs, deliver);
  }

  function deliver(): void {
    const batch = drawBatch(stage, entries);
    if (batch.length === 0) return;
    for (const entry of batch) entry.readyAtMs = null;
    hand(stage, options, batch, settle);
  }

  function settle(entry: Entry, end: End): void {
    if (end.kind === "done") {
      entries.delete(entry);
      if (entry.isCopy || !isChance(random, options.rates.doubled)) return;
      const isLate = isChance(random, 0.2);
      return add({ ...entry, isCopy: true }, isLate ? integer(random, 0, LATEST_AGAIN_MS) : 0);
    }
    mostRetries = Math.max(mostRetries, entry.attempts);
    entry.attempts += 1;
    if (entry.attempts <= options.maxRetries + 1) return wait(entry, end.delayMs);
    entries.delete(entry);
    stage.trace(`${options.name} gives ${entry.id} up`);
    options.giveUp(JSON.parse(entry.text));
  }

  function add(entry: Entry, delayMs: number): void {
    entries.add(entry);
    wait(entry, delayMs);
  }

  return {
    send(body, delaySeconds = 0) {
      number += 1;
      const entry = entryOf(`${options.name}-${number}`, body);
      add(entry, delaySeconds * 1_000);
      if (isChance(random, options.rates.doubled / 3)) add({ ...entry, isCopy: true }, 0);
    },
    backlog: () => entries.size,
    mostRetries: () => mostRetries,
  };
}

function entryOf(id: string, body: unknown): Entry {
  return { id, text: JSON.stringify(body), isCopy: false, attempts: 1, readyAtMs: null };
}

/** What is due, with some of what is due soon, in either order. */
function drawBatch({ loop, random }: Stage, entries: ReadonlySet<Entry>): readonly Entry[] {
  const nowMs = loop.nowMs();
  const batch: Entry[] = [];
  let isAnyDue = false;
  for (const entry of entries) {
    const { readyAtMs } = entry;
    if (readyAtMs === null || readyAtMs > nowMs + COMPANY_MS || batch.length >= MOST_IN_BATCH)
      continue;
    const isDue = readyAtMs <= nowMs;
    if (isDue || isChance(random, 0.8)) batch.push(entry);
    isAnyDue ||= isDue;
  }
  if (!isAnyDue) return [];
  return isChance(random, 0.5) ? batch.toReversed() : batch;
}

type End = { readonly kind: "done" } | { readonly kind: "again"; readonly delayMs: number };

/** Has a batch handled; the end of each message is told once, also where its handler dies. */
function hand(
  stage: Stage,
  { name, handle, acked = () => undefined }: QueueOptions,
  batch: readonly Entry[],
  settle: (entry: Entry, end: End) => void,
): void {
  const verdicts = new Map<object, Verdict>();
  let isOver = false;
  const end = (how: "returned" | "threw" | "died") => {
    if (isOver) return;
    isOver = true;
    by.onDeath.delete(died);
    for (const entry of batch) {
      // Of what a dead consumer said, part was heard.
      const isHeard = how !== "died" || isChance(stage.random, 0.5);
      const verdict = isHeard ? verdicts.get(entry) : undefined;
      const isImplied = verdict === undefined && how === "returned";
      if (isImplied) acked(entry.id, JSON.parse(entry.text));
      const isDone = verdict === "acked" || isImplied;
      settle(entry, isDone ? { kind: "done" } : { kind: "again", delayMs: delayOf(verdict) });
    }
  };
  const died = () => end("died");
  const messages = batch.map((entry) => messageOf(entry, verdicts, stage.loop.nowMs(), acked));
  const ackAll = () => messages.forEach((message) => message.ack());
  const retryAll = () => messages.forEach((message) => message.retry());
  const metadata = { metrics: { backlogCount: 0, backlogBytes: 0 } };
  const { by, done } = handle({ queue: name, messages, ackAll, retryAll, metadata });
  by.onDeath.add(died);
  done.then(
    () => end("returned"),
    () => end("threw"),
  );
}

function delayOf(verdict: Verdict | undefined): number {
  return verdict === undefined || verdict === "acked" ? 0 : verdict.delayMs;
}
