import type { ReceivedReport, ReportVerdict } from "@cleverdrip/contract";
import {
  createEventLoop,
  settled,
  type EventLoop,
} from "@cleverdrip/faults/src/stage/event-loop.ts";
import { enterLoop } from "@cleverdrip/faults/src/stage/globals.ts";
import { d1Over } from "@cleverdrip/faults/src/stores/d1.ts";
import { openSqlite, type Sqlite } from "@cleverdrip/faults/src/stores/sqlite.ts";
import { createRandom, integer, isChance } from "@cleverdrip/simulator";
import { OUT_OF_REACH } from "../globals.ts";
import type { Schemas } from "../protocol.ts";
import { createConsumer, type Consumer } from "./consumer.ts";
import { KEEP_PURGED } from "./keep-purged.ts";
import { KEEP_SINCE } from "./keep-since.ts";
import { keyValues } from "./key-values.ts";
import { TRACKING_ORIGIN } from "./origin.ts";
import { createPace } from "./pace.ts";
import { openTemporary } from "./temporary-database.ts";
import { createTracker } from "./tracker.ts";

/** The whole product, at one moment of virtual time. */
export type World = {
  readonly loop: EventLoop;
  readonly control: D1Database;
  readonly events: Sqlite;
  readonly eventsDb: D1Database;
  readonly consumer: Consumer;
  /** Sends a request to the trackers as of that time, and says what it left; virtual time goes on while it waits. */
  readonly ask: (request: Request, atMs: number) => Promise<Asked>;
};

/** An answer, with what the request left behind it. */
export type Asked = {
  readonly response: Response;
  readonly clickId: string | null;
  readonly report: ReceivedReport | null;
  /** null: it waits in the queue. */
  readonly verdict: ReportVerdict | null;
};

export type Shuffle = { readonly seed: string; readonly withinMs: number };

type Left = {
  clickId: string | null;
  report: ReceivedReport | null;
  verdict: ReportVerdict | null;
};

export type WorldOptions = {
  readonly schemas: Schemas;
  readonly startMs: number;
  readonly shuffle: Shuffle | null;
  /** As `createPace` has it. */
  readonly judgeEveryMs: number | null;
};

/** Of the facts: what a day of a large file touches again and again. */
const CACHE_MIB = 128;

export function createWorld(options: WorldOptions): World {
  const { schemas, startMs, shuffle, judgeEveryMs } = options;
  const loop = createEventLoop(startMs);
  enterLoop(loop);
  const atOnce = async <T>(work: () => T): Promise<T> => work();
  const control = d1Over(openSqlite(schemas.control), atOnce);
  const events = openTemporary([...schemas.events, ...KEEP_PURGED, ...KEEP_SINCE], CACHE_MIB);
  const eventsDb = d1Over(events, atOnce);
  const snapshots = keyValues();
  const disorder = createDisorder(shuffle);
  const pace = createPace(judgeEveryMs);
  const consumer = createConsumer({
    loop,
    control,
    events: eventsDb,
    snapshots,
    extraDelayMs: disorder.delayMs,
    pace,
  });
  const platformHost = new URL(TRACKING_ORIGIN).host;
  const tracker = createTracker({ platformHost, control, snapshots, consumer });
  const background = (work: Promise<unknown>) => void work.catch(() => undefined);
  const ask = async (request: Request, atMs: number): Promise<Asked> => {
    const left: Left = { clickId: null, report: null, verdict: null };
    const answered = tracker(
      request,
      { nowMs: atMs, background },
      {
        recorded: ({ id }) => {
          left.clickId = id;
          pace.cameIn("click", atMs);
        },
        takeReport: async (report) => {
          left.report = report;
          pace.cameIn("result", atMs);
          if (disorder.isLedgerDown()) throw new Error(OUT_OF_REACH);
          left.verdict = await consumer.facts.takeReport(report);
          return left.verdict;
        },
      },
    );
    const response = await whileTimePasses(answered, loop);
    return { response, ...left };
  };
  return { loop, control, events, eventsDb, consumer, ask };
}

/** Waits for what may itself wait for virtual time. */
export async function whileTimePasses<T>(work: Promise<T>, loop: EventLoop): Promise<T> {
  const state = { isOver: false };
  const end = () => {
    state.isOver = true;
  };
  work.then(end, end);
  await settled();
  while (!state.isOver) {
    const nextMs = loop.nextMs();
    if (nextMs === null) throw new Error("something waits for what never happens");
    await loop.runUntil(nextMs);
  }
  return work;
}

/** Half of the reports take the way through the queue, and all messages of the queue come later by chance. */
function createDisorder(shuffle: Shuffle | null) {
  if (shuffle === null) return { delayMs: () => 0, isLedgerDown: () => false };
  const random = createRandom(`shuffle ${shuffle.seed}`);
  return {
    delayMs: () => integer(random, 0, shuffle.withinMs),
    isLedgerDown: () => isChance(random, 0.5),
  };
}
