import type { EventLoop, Planned } from "@cleverdrip/faults/src/stage/event-loop.ts";
import type { Sqlite } from "@cleverdrip/faults/src/stores/sqlite.ts";
import { sqlStorage } from "./sql-storage.ts";
import { openTemporary } from "./temporary-database.ts";

type Alarmed = { readonly alarm?: () => Promise<void> };
type ObjectClass = new (ctx: DurableObjectState, env: ConsumerEnv) => object;

export type ObjectsOptions = {
  readonly loop: EventLoop;
  readonly ofClass: ObjectClass;
  readonly env: () => ConsumerEnv;
  /** Whether an alarm goes off that is due; else it is asked again in five minutes. Left out = all do. */
  readonly mayRing?: (nowMs: number) => boolean;
};

/** Of an object's storage. */
const CACHE_MIB = 8;
const ASKED_AGAIN_MS = 5 * 60_000;
/** What is set for so soon goes on with what was begun, and is not asked about. */
const AT_ONCE_MS = 10_000;

/** Durable Objects of a class in this thread, each with its own database, their alarms in virtual time. */
export function createObjects(options: ObjectsOptions) {
  const { loop, ofClass, env, mayRing = () => true } = options;
  const objects = new Map<string, object>();
  return {
    getByName(name: string) {
      const known = objects.get(name);
      if (known !== undefined) return known;
      // Of its state, objects of the product use these.
      const ctx = {
        id: { name },
        storage: storageOver(
          { loop, mayRing },
          openTemporary([], CACHE_MIB),
          () => objects.get(name) ?? {},
        ),
        waitUntil: (work: Promise<unknown>) => void work.catch(() => undefined),
        blockConcurrencyWhile: <T>(work: () => Promise<T>) => work(),
      } as unknown as DurableObjectState;
      const made = new ofClass(ctx, env());
      objects.set(name, made);
      return made;
    },
  };
}

function storageOver(
  { loop, mayRing }: Required<Pick<ObjectsOptions, "loop" | "mayRing">>,
  db: Sqlite,
  self: () => Alarmed,
) {
  let planned: Planned | null = null;
  let alarmAtMs: number | null = null;
  let isAtOnce = false;
  const cancel = () => {
    planned?.cancel();
    planned = null;
    alarmAtMs = null;
  };
  const ring = () => {
    if (!isAtOnce && !mayRing(loop.nowMs())) {
      planned = loop.after(ASKED_AGAIN_MS, ring);
      return;
    }
    planned = null;
    alarmAtMs = null;
    self()
      .alarm?.()
      .catch((error: unknown) => console.error({ event: "alarm.failed", error: String(error) }));
  };
  return {
    sql: sqlStorage(db),
    transactionSync: <T>(work: () => T): T => db.together(work),
    getAlarm: async () => alarmAtMs,
    setAlarm: async (at: number | Date) => {
      cancel();
      alarmAtMs = Number(at);
      isAtOnce = alarmAtMs - loop.nowMs() <= AT_ONCE_MS;
      planned = loop.after(alarmAtMs - loop.nowMs(), ring);
    },
    deleteAlarm: async () => cancel(),
  };
}
