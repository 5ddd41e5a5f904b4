import { FRAUD_RULES_VERSION } from "@cleverdrip/core";
import { expect, test } from "vitest";
import { rowsOf } from "../../test-support/books.ts";
import { fraudWorld } from "../../test-support/fraud-world.ts";

const FRAMED = ["HTTP/2", "text/html", "", "cross-site", "iframe", ""];
const ASKED = ["HTTP/2", "text/html", "", "cross-site", "document", "?1"];

/** A publisher of whose 1,590 paid clicks one sub id's thirty are in frames that nobody asked for. */
async function networkWorld() {
  const world = await fraudWorld({ conversionPolicy: { cpcMicros: 50_000 } });
  const atMs = Date.now() - 10 * 60_000;
  for (let i = 0; i < 4; i += 1) {
    const clicks = Array.from({ length: 390 }, () => world.click({ atMs, signals: ASKED }));
    await world.store(await Promise.all(clicks));
  }
  const cheats = Array.from({ length: 30 }, () =>
    world.click({ atMs, signals: FRAMED, query: "sub1=net-7" }),
  );
  await world.store(await Promise.all(cheats));
  return {
    ...world,
    judgedBy: async () => {
      const own = await rowsOf<{ version: number }>(
        "SELECT rules_version AS version FROM fraud_knowledge WHERE workspace_id = ?",
        world.workspaceId,
      );
      return own.map(({ version }) => version);
    },
    holds: () =>
      rowsOf<{ marked: number; version: number }>(
        "SELECT marked, rules_version AS version FROM click_holds WHERE workspace_id = ?",
        world.workspaceId,
      ),
  };
}

test("the newest rule set judges, until the workspace says which, and then that one does", async () => {
  const world = await networkWorld();
  await world.judge();
  expect(await world.judgedBy()).toEqual([FRAUD_RULES_VERSION]);
  expect(await world.holds()).toEqual([{ marked: 30, version: FRAUD_RULES_VERSION }]);
  await world.setPolicy({ rulesVersion: 4 });
  await world.judge();
  expect(await world.judgedBy()).toEqual([4]);
  expect(await world.holds()).toEqual([]);
});

test("another rule set reads the same traffic, and nothing of it is kept", async () => {
  const world = await networkWorld();
  await world.setPolicy({ rulesVersion: 4 });
  await world.judge();
  const newest = await world.window.read(FRAUD_RULES_VERSION, Date.now());
  expect(newest).toMatchObject({
    rulesVersion: FRAUD_RULES_VERSION,
    results: [],
    isComplete: true,
  });
  expect(newest?.days).toMatchObject([
    { publisherId: world.publisherId, parts: [{ clicks: 30, signals: [{ sub: "net-7" }] }] },
  ]);
  expect(await world.window.read(4, Date.now())).toMatchObject({ rulesVersion: 4, days: [] });
  expect(await world.holds()).toEqual([]);
  expect(await world.judgedBy()).toEqual([4]);
});

test("of results it gives those that it has anything against, with what their clicks were", async () => {
  const world = await fraudWorld();
  const [good, bot] = [await world.click(), await world.click({ reason: "Q_BOT" })];
  await world.store([good, bot]);
  await world.report(good, { txid: "T1", amount: "10" });
  await world.report(bot, { txid: "T2", amount: "10" });
  const rows = await rowsOf<{ id: string }>(
    "SELECT id FROM conversions WHERE workspace_id = ? AND txid = 'T2'",
    world.workspaceId,
  );
  const read = await world.window.read(4, Date.now() + 60_000);
  expect(read?.results).toMatchObject(
    rows.map(({ id }) => ({ id, signals: [{ rule: "invalid-click" }] })),
  );
});
