import { expect, test } from "vitest";
import { KEEP_SINCE } from "./keep-since.ts";
import { openTemporary } from "./temporary-database.ts";

const table =
  "CREATE TABLE fraud_verdicts (workspace_id, conversion_id, action, changed_at_ms, PRIMARY KEY (workspace_id, conversion_id))";

function stage() {
  const db = openTemporary([table, ...KEEP_SINCE], 1);
  return {
    db,
    judge: (action: string, atMs: number) =>
      db.execute(
        `INSERT INTO fraud_verdicts VALUES ('w', 'v', ?, ?) ON CONFLICT DO UPDATE SET
         action = excluded.action, changed_at_ms = excluded.changed_at_ms`,
        [action, atMs],
      ),
    since: () => db.arrays("SELECT since_ms FROM doubted_since", []).flat(),
  };
}

test("a result is doubted since its verdict first withheld it, however its numbers change", () => {
  const { judge, since } = stage();
  judge("tag", 1);
  expect(since()).toEqual([]);
  judge("hold", 2);
  judge("hold", 3);
  judge("reject", 4);
  expect(since()).toEqual([2]);
});

test("what was let go is doubted anew", () => {
  const { db, judge, since } = stage();
  judge("hold", 1);
  judge("off", 2);
  expect(since()).toEqual([]);
  judge("hold", 3);
  expect(since()).toEqual([3]);
  db.execute("DELETE FROM fraud_verdicts", []);
  expect(since()).toEqual([]);
});
