import { CampaignWindow } from "@cleverdrip/consumer/src/window/campaign-window.ts";
import type { Process } from "../stage/processes.ts";
import type { Stage } from "../stage/stage.ts";
import type { Sqlite } from "../stores/sqlite.ts";

type Living = { readonly process: Process; readonly object: CampaignWindow };

export type Windows = {
  /** Of a campaign, by `workspaceId:campaignId`; one that died is made again from its storage. */
  readonly of: (name: string) => Living;
};

/** Campaign windows in this process, each with a storage that survives it. */
export function createWindows(
  stage: Stage,
  storageOf: (name: string) => Sqlite,
  env: Partial<ConsumerEnv>,
): Windows {
  const living = new Map<string, Living>();
  return {
    of(name) {
      const known = living.get(name);
      if (known?.process.isAlive) return known;
      const process = stage.spawn(`window ${name}`);
      // Of its state and bindings a window uses these.
      const ctx = {
        id: { name },
        storage: storage(storageOf(name)),
      } as unknown as DurableObjectState;
      const made = { process, object: new CampaignWindow(ctx, env as ConsumerEnv) };
      living.set(name, made);
      return made;
    },
  };
}

/** What a window uses of an object's SQL. */
export function sqlStorageOver(db: Sqlite) {
  const exec = (sql: string, ...values: readonly never[]) => {
    const { results } = db.execute(sql, values.map(asBytes));
    return {
      toArray: () => results,
      one: () => results[0],
      [Symbol.iterator]: () => results[Symbol.iterator](),
    };
  };
  return { exec };
}

function storage(db: Sqlite) {
  const { exec } = sqlStorageOver(db);
  return {
    // A window makes sure of its tables whenever it begins; here they are there since before the schedule.
    sql: {
      exec: (sql: string, ...values: readonly never[]) =>
        sql.startsWith("CREATE TABLE IF NOT EXISTS") ? null : exec(sql, ...values),
    },
    transactionSync: <T>(work: () => T): T => db.together(work),
    // Nothing here is published, so nothing has to be woken.
    setAlarm: async () => undefined,
  };
}

function asBytes(value: ArrayBuffer | string | number | null) {
  return value instanceof ArrayBuffer ? new Uint8Array(value) : value;
}
