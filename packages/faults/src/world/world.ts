import { integer, pickOne } from "@cleverdrip/simulator";
import type { Record } from "../model/record.ts";
import type { Prepared } from "../scenario/prepare.ts";
import type { FaultRates } from "../stage/fault-rates.ts";
import type { Process } from "../stage/processes.ts";
import type { Stage } from "../stage/stage.ts";
import { d1Over } from "../stores/d1.ts";
import type { SimulatedQueue } from "../stores/queue.ts";
import type { Plans } from "../stores/plans.ts";
import type { Objects } from "../stores/r2.ts";
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
  readonly plans: Plans;
  readonly log: Objects;
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

export type WorldOptions = {
  readonly stage: Stage;
  readonly prepared: Prepared;
  readonly record: Record;
  readonly events: Sqlite;
  readonly plans: Plans;
  readonly storageOf: (name: string) => Sqlite;
  readonly rates: FaultRates;
};

const CONSUMERS = 2;
const TRACKERS = 2;

export function createWorld(options: WorldOptions): World {
  const { stage, prepared, record, events, plans, rates } = options;
  const { random } = stage;
  let attempts = 0;
  const at = <T>(work: () => T) => Promise.resolve(work());
  const direct = { CONTROL: d1Over(prepared.control, at), EVENTS: d1Over(events, at) };
  const world: World = {
    stage,
    prepared,
    record,
    events,
    plans,
    log: new Map(),
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
    bytes: (count) => new Uint8Array(count).map(() => integer(random, 0, 255)),
  };

  return world;
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
