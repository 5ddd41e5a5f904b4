import { addDays, dayStartMs, localDay } from "@cleverdrip/core";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { auditWorld, type AuditWorld } from "../../test-support/audit-world.ts";
import { busyWorld } from "../../test-support/busy-world.ts";
import { deps } from "../../test-support/journey-world.ts";
import { rootsOf, seal } from "../../test-support/receipts.ts";
import { changeConversions } from "../conversions/change-conversions.ts";
import { dayKey, readDay, writeDay } from "../receipts/day-object.ts";
import { checkReceipts } from "./check-receipts.ts";

function rangeOf(timezone: string, day: string) {
  const toMs = dayStartMs(timezone, addDays(day, 1));
  return { day, fromMs: dayStartMs(timezone, day), toMs };
}

/** A sealed day, a way to change its facts, and what a recount finds. */
async function sealed() {
  const world = await auditWorld();
  const { hour, workspaceId } = world;
  await seal(hour.workspace);
  const day = localDay("UTC", hour.fromMs);
  const run = (sql: string, ...values: readonly (string | number)[]) =>
    env.EVENTS.prepare(sql)
      .bind(...values, workspaceId)
      .run();
  const found = async () => (await checkReceipts(hour, rangeOf("UTC", day))).findings;
  return { ...world, day, run, found };
}

type Sealed = Awaited<ReturnType<typeof sealed>>;

/** Writes the day's object anew, as nobody may. */
async function forge({ workspaceId, day }: Sealed, by: (text: string) => string): Promise<void> {
  const own = await readDay(env.LOG, workspaceId, day);
  if (own === null) throw new Error("no day");
  await env.LOG.delete(dayKey(workspaceId, day));
  await writeDay(env.LOG, JSON.parse(by(JSON.stringify(own))));
}

test("whatever journeys, refunds, shares and changes by hand there were, receipts say what the books say", async () => {
  const { ada } = await busyWorld();
  const workspace = await deps().settingsOf(ada.workspaceId);
  if (workspace === null) throw new Error("the workspace is gone");
  expect(await seal(workspace)).toBeGreaterThan(0);
  let lines = 0;
  for (const { day } of await rootsOf(workspace.id)) {
    const checked = await checkReceipts(
      { workspace, db: env.EVENTS, log: env.LOG },
      rangeOf(workspace.timezone, day),
    );
    expect(checked.findings).toEqual([]);
    lines += checked.events;
  }
  expect(lines).toBeGreaterThan(10);
});

test.each<readonly [string, string, (world: Sealed & AuditWorld) => Promise<unknown>]>([
  [
    "a payout that was changed in the ledger",
    "changed-amount",
    ({ run }) =>
      run(
        "UPDATE payout_ledger SET amount_micros = 1 WHERE publisher_id <> ?1 AND workspace_id = ?2",
        "",
      ),
  ],
  [
    "a status that was changed in the history",
    "changed-row",
    ({ run }) => run("UPDATE conversion_history SET status = 'rejected' WHERE workspace_id = ?1"),
  ],
  [
    "a conversion that is gone",
    "lost-row",
    ({ run, results: [id = ""] }) =>
      run("DELETE FROM conversions WHERE id = ?1 AND workspace_id = ?2", id),
  ],
  [
    "a root that was changed in the database",
    "broken-proof",
    ({ run }) =>
      run(
        `UPDATE receipt_days SET root = json_set(root, '$.sealedAtMs', 1) WHERE workspace_id = ?1`,
      ),
  ],
  [
    "a root that is gone from the database",
    "broken-proof",
    ({ run }) => run("DELETE FROM receipt_days WHERE workspace_id = ?1"),
  ],
  [
    "a line that was changed in the log",
    "broken-proof",
    (world) => forge(world, (text) => text.replace('"txid":"T0"', '"txid":"T9"')),
  ],
  [
    "a day that is gone from the log",
    "missing-segment",
    ({ workspaceId, day }) => env.LOG.delete(dayKey(workspaceId, day)),
  ],
  [
    "a receipt that was taken out of what waits for its day",
    "lost-row",
    ({ run }) => run("DELETE FROM outcomes WHERE workspace_id = ?1"),
  ],
])("%s is named", async (_, cause, change) => {
  const world = await sealed();
  expect(await world.found()).toEqual([]);
  await change(world);
  const found = await world.found();
  expect(found[0]).toMatchObject({ cause, place: "receipts", bucket: world.day });
});

test("a root that was put in the place of another breaks the one after it", async () => {
  const world = await sealed();
  const { hour, workspaceId, day, run } = world;
  const change = { kind: "status", status: "rejected" } as const;
  const byHand = { change, actor: "usr_1", reason: "x" };
  await changeConversions(workspaceId, world.results, byHand, deps(hour.fromMs + 86_400_000));
  await seal(hour.workspace, Date.now() + 3 * 86_400_000);
  const next = rangeOf("UTC", addDays(day, 1));
  expect((await checkReceipts(hour, next)).findings).toEqual([]);
  await run(
    `UPDATE receipt_days SET root = json_set(root, '$.root', ?1) WHERE day = '${day}' AND workspace_id = ?2`,
    "0".repeat(64),
  );
  expect((await checkReceipts(hour, next)).findings).toMatchObject([
    { cause: "broken-proof", bucket: addDays(day, 1) },
  ]);
});
