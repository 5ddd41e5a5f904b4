import type { LogSegment } from "@cleverdrip/consumer/src/log/append-log.ts";
import { integer, pickOne } from "@cleverdrip/simulator";
import type { Record } from "../model/record.ts";
import type { Prepared } from "../scenario/prepare.ts";
import type { FaultRates } from "../stage/fault-rates.ts";
import type { Process } from "../stage/processes.ts";
import type { Stage } from "../stage/stage.ts";
import { d1Over } from "../stores/d1.ts";
import type { SimulatedQueue } from "../stores/queue.ts";
import type { Sqlite } from "../stores/sqlite.ts";
import { createConsumer, type Consumer } from "./consumer.ts";
import type { Receiver } from "./deliveries.ts";
import { createQueues } from "./queues.ts";
import { createTracker, type Tracker } from "./tracker.ts";
import { createWindows, type Windows } from "./windows.ts";

/** Everything there is while a schedule runs. */
export type World = {
  readonly stage: Stage;
  readonly prepared: Prepared;
  readonly record: Record;
  readonly events: Sqlite;
  readonly log: {
    readonly append: (segment: LogSegment) => void;
    readonly lines: readonly LogLine[];
  };
  readonly windows: Windows;
  readonly receiver: Receiver;
  readonly queues: { readonly clicks: SimulatedQueue; readonly deliveries: SimulatedQueue };
  /** Any of the isolates that are alive; one is made in place of one that died. */
  readonly consumer: () => Consumer;
  readonly tracker: () => Tracker;
  /** Isolates that a restart may hit. */
  readonly processes: () => readonly Process[];
  readonly newAttempt: () => string;
  readonly bytes: (count: number) => Uint8Array;
};

/** Lines of one object: written again under its name, they stand in place of those before. */
export type LogLine = { readonly key: string; readonly text: string };

export type WorldOptions = {
  readonly stage: Stage;
  readonly prepared: Prepared;
  readonly record: Record;
  readonly events: Sqlite;
  readonly storageOf: (name: string) => Sqlite;
  readonly rates: FaultRates;
};

const CONSUMERS = 2;
const TRACKERS = 2;

export function createWorld(options: WorldOptions): World {
  const { stage, prepared, record, events, rates } = options;
  const { random } = stage;
  let attempts = 0;
  const at = <T>(work: () => T) => Promise.resolve(work());
  const direct = { CONTROL: d1Over(prepared.control, at), EVENTS: d1Over(events, at) };
  const log = createLog();
  const world: World = {
    stage,
    prepared,
    record,
    events,
    log,
    windows: createWindows(stage, options.storageOf, direct),
    receiver: { arrived: [], isDown: false },
    queues: createQueues(stage, rates, record, () => world),
    consumer: createPool(stage, CONSUMERS, "consumer", (process) => createConsumer(world, process)),
    tracker: createPool(stage, TRACKERS, "tracker", (process) => createTracker(world, process)),
    processes: () => [world.consumer().process, world.tracker().process],
    newAttempt: () => {
      attempts += 1;
      return `attempt ${attempts}`;
    },
    bytes: (count) => Uint8Array.from({ length: count }, () => integer(random, 0, 255)),
  };

  return world;
}

function createLog(): World["log"] {
  const lines: LogLine[] = [];
  const append = ({ workspaceId, kind, name, lines: own }: LogSegment) => {
    const key = `${workspaceId}/${kind}/${name}`;
    const text = own.map((line) => JSON.stringify(line)).join("\n");
    const place = lines.findIndex((line) => line.key === key);
    if (place === -1) lines.push({ key, text });
    else lines[place] = { key, text };
  };
  return { append, lines };
}

/** So many isolates of a kind, of which any may be asked. */
function createPool<T extends { readonly process: Process }>(
  stage: Stage,
  size: number,
  kind: string,
  make: (process: Process) => T,
): () => T {
  const places = Array.from({ length: size }, (_, i) => i);
  const living = new Map<number, T>();
  let born = 0;
  return () => {
    const place = pickOne(stage.random, places);
    const known = living.get(place);
    if (known?.process.isAlive) return known;
    born += 1;
    const made = make(stage.spawn(`${kind} ${born}`));
    living.set(place, made);
    return made;
  };
}
