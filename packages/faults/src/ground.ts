import { createTables } from "@cleverdrip/consumer/src/window/window-storage.ts";
import { idsOf, WORKSPACES } from "./scenario/control.ts";
import { prepare } from "./scenario/prepare.ts";
import { SCENARIOS } from "./scenario/scenarios.ts";
import { sqlStorageOver } from "./world/windows.ts";
import type { Schemas } from "./protocol.ts";
import type { Ground } from "./run-one.ts";
import { createPlans } from "./stores/plans.ts";
import { openSqlite, type Sqlite } from "./stores/sqlite.ts";

export async function openGround({ control, events: schema }: Schemas): Promise<Ground> {
  const prepared = [];
  for (const scenario of SCENARIOS) prepared.push(await prepare(scenario, control));
  const events = openSqlite([...schema, KEPT_SQL]);
  const storages = new Map(
    WORKSPACES.map((id): [string, Sqlite] => [`${id}:${idsOf(id).campaignId}`, openWindow()]),
  );
  const storageOf = (name: string) => {
    const own = storages.get(name);
    if (own === undefined) throw new Error(`there is no campaign ${name}`);
    return own;
  };
  return { prepared, events, plans: createPlans(events), storageOf };
}

/** With its tables: a schema that changes with every schedule would have all statements compiled again. */
function openWindow(): Sqlite {
  const db = openSqlite([]);
  // Of storage, making tables uses this.
  createTables(sqlStorageOver(db) as unknown as SqlStorage);
  // Never due: an image of its visitors with every schedule would take longer than the schedule.
  db.exec("INSERT INTO state (name, payload) VALUES ('compacted', '4102444800000')");
  return db;
}

/** What is entered in the ledger stands; whoever edits it is found at once. */
const KEPT_SQL = ["UPDATE", "DELETE"]
  .map(
    (change) => `CREATE TRIGGER ledger_${change.toLowerCase()} BEFORE ${change} ON payout_ledger
      BEGIN SELECT RAISE(ABORT, 'an entry of the ledger was edited'); END;`,
  )
  .join("\n");
