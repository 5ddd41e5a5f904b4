import { CURRENT_RULES, readRules, type RuleSet } from "@cleverdrip/core";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { deps, journeyWorld } from "../../test-support/journey-world.ts";
import { compareDry } from "./compare-dry.ts";

const HOUR_MS = 3_600_000;

/** Clicks pay $1, and a second one of a browser within ten seconds is none. */
async function payingWorld() {
  const world = await journeyWorld({}, { cpcMicros: 1_000_000 });
  const { campaignId } = world.ada;
  const delivery = { duplicates: { by: "cookie", windowSeconds: 10 } };
  await env.CONTROL.prepare("UPDATE campaigns SET delivery = ? WHERE id = ?")
    .bind(JSON.stringify(delivery), campaignId)
    .run();
  return world;
}

type World = Awaited<ReturnType<typeof payingWorld>>;

async function compare({ ada, at }: World, rules: RuleSet) {
  const own = deps();
  const workspace = await own.settingsOf(ada.workspaceId);
  if (workspace === null) throw new Error("the workspace is gone");
  const fromMs = Math.floor(at(0) / HOUR_MS) * HOUR_MS;
  const range = { workspace, fromMs, toMs: fromMs + 4 * HOUR_MS };
  const { campaigns } = await compareDry(range, rules, { ...own, log: env.LOG });
  return campaigns.map(({ log, judged }) => [
    [log.clicks, log.payoutMicros],
    [judged?.clicks, judged?.payoutMicros],
  ]);
}

const SECOND = 1 / 3_600;

test("what another rule set would refuse or let pass is told in clicks and money", async () => {
  const world = await payingWorld();
  const click = (seconds: number) => world.click(world.ada, 1 + seconds * SECOND, "v");
  await world.store(await click(0), await click(4), await click(60));
  const [now] = await compare(world, CURRENT_RULES);
  expect(now).toEqual([
    [2, 2_000_000],
    [2, 2_000_000],
  ]);
  const everything: RuleSet = { ...CURRENT_RULES, version: 2, judgeRequest: () => "F_ANY" };
  expect(await compare(world, everything)).toEqual([
    [
      [2, 2_000_000],
      [0, 0],
    ],
  ]);
  const lenient: RuleSet = {
    ...CURRENT_RULES,
    judgeVisit: (visitor, windows) => ({
      ...CURRENT_RULES.judgeVisit(visitor, windows),
      isDuplicate: false,
    }),
  };
  expect(await compare(world, lenient)).toEqual([
    [
      [2, 2_000_000],
      [3, 3_000_000],
    ],
  ]);
});

test("a bot by the list is judged by how the edge answered it", async () => {
  const world = await payingWorld();
  const bot = { userAgent: "Googlebot/2.1 (+http://www.google.com/bot.html)" };
  await world.store(await world.click(world.ada, 1, "v", bot));
  const tolerant: RuleSet = { ...CURRENT_RULES, judgeRequest: ({ cameAs }) => cameAs };
  expect(await compare(world, CURRENT_RULES)).toEqual([
    [
      [0, 0],
      [0, 0],
    ],
  ]);
  expect(await compare(world, tolerant)).toEqual([
    [
      [0, 0],
      [1, 1_000_000],
    ],
  ]);
});

test("a data centre's machine is a bot by the second rule set and counts by the first, a listed bot by neither", async () => {
  const world = await payingWorld();
  const hosting = { asn: 16_509, asOrganization: "Amazon.com, Inc.", signals: ["HTTP/1.1"] };
  const listed = { ...hosting, userAgent: "Googlebot/2.1 (+http://www.google.com/bot.html)" };
  await world.store(
    await world.click(world.ada, 1, "v", hosting),
    await world.click(world.ada, 1, "w", listed),
    await world.click(world.ada, 1, "x", { ...listed, signals: [] }),
  );
  const logged = [0, 0];
  expect(await compare(world, readRules("v2"))).toEqual([[logged, logged]]);
  expect(await compare(world, readRules("v1"))).toEqual([[logged, [1, 1_000_000]]]);
});
