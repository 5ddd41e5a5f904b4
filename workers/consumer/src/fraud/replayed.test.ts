import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { drain } from "../../test-support/audit-world.ts";
import { dumpBooks, emptyBooks } from "../../test-support/book-dump.ts";
import { fraudWorld, type FraudWorld } from "../../test-support/fraud-world.ts";
import { replayClicks } from "../replay/replay-clicks.ts";
import { replayJournal } from "../replay/replay-journal.ts";

const HOUR_MS = 3_600_000;

async function replay(world: FraudWorld): Promise<void> {
  const own = { ...world.deps(), log: env.LOG };
  const workspace = await own.settingsOf(world.workspaceId);
  if (workspace === null) throw new Error("the workspace is gone");
  const nowMs = Math.floor(Date.now() / HOUR_MS) * HOUR_MS;
  const range = { workspace, fromMs: nowMs - HOUR_MS, toMs: nowMs + 2 * HOUR_MS };
  const clicks = await replayClicks(range, own);
  expect(clicks.problems).toEqual([]);
  for (let seq: number | null = 0; seq !== null;) {
    const done = await replayJournal(range, seq, "all", own);
    expect(done.problems).toEqual([]);
    seq = done.nextSeq;
  }
}

test("what was held, rejected and released is made again by the log, to the hash, without judging", async () => {
  const world = await fraudWorld({ sale: { duplicate_policy: "create" } });
  const click = await world.click();
  await world.store([click]);
  for (const txid of ["T1", "T2"]) await world.report(click, { txid, amount: "10" });
  await world.block("hold");
  await world.judge();
  await world.report(click, { txid: "T3", amount: "10" });
  await world.setPolicy({});
  await world.judge();
  await world.block("reject");
  await world.judge();
  await drain();
  const [before, verdicts] = [await dumpBooks(world.workspaceId), await world.verdicts()];
  await emptyBooks(world.workspaceId);
  await replay(world);
  expect(await dumpBooks(world.workspaceId)).toEqual(before);
  // The log does not have them, and a replay leaves them alone.
  expect(await world.verdicts()).toEqual(verdicts);
  const size = await world.window.size();
  await world.judge();
  expect(await world.window.size()).toEqual(size);
});
