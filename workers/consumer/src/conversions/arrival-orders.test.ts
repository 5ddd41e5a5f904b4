import type { ClickEvent } from "@cleverdrip/contract";
import { POSITION_BASED, type AttributionModel } from "@cleverdrip/core";
import { testBatchOf, testReport } from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { journeyWorld, payBobMore, type JourneyWorld } from "../../test-support/journey-world.ts";
import { storeBatches } from "../clicks/store-batches.ts";
import type { FactsDeps } from "../facts-deps.ts";
import { buildDeps } from "../build-deps.ts";
import { takeReport } from "./take-report.ts";

/** Of the same events: together more than 10,000 orders. */
const ORDERS = 5;
const WORLDS = 2_000;

const MODELS: readonly AttributionModel[] = [
  { kind: "last" },
  { kind: "first" },
  { kind: "linear" },
  POSITION_BASED,
  { kind: "time-decay", halfLifeMs: 20 * 3_600_000 },
];

/** Clicks of two visitors, and what is reported of them: every transaction is of one click. */
const events = fc.record({
  model: fc.nat(MODELS.length - 1),
  clicks: fc.array(
    fc.record({ isBob: fc.boolean(), hours: fc.nat(60), visitor: fc.constantFrom("v", "w") }),
    { minLength: 2, maxLength: 4 },
  ),
  reports: fc.array(
    fc.record({
      click: fc.nat(3),
      status: fc.constantFrom("approved", "approved", "pending", "rejected", "refunded"),
      hours: fc.integer({ min: 50, max: 100 }),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  /** Delivered twice. */
  again: fc.nat(6),
});

type Events = typeof events extends fc.Arbitrary<infer T> ? T : never;
type Step = (deps: FactsDeps) => Promise<unknown>;

async function stepsOf(world: JourneyWorld, own: Events): Promise<readonly Step[]> {
  const { ada, bob, at, click } = world;
  const clicks = await Promise.all(
    own.clicks.map(({ isBob, hours, visitor }) => click(isBob ? bob : ada, hours, visitor)),
  );
  const batches = clicks.map((one) => testBatchOf([one]));
  const reports = own.reports.map(({ click: n, status, hours }, i) => {
    const clicked = clicks[n % clicks.length] as ClickEvent;
    const who = clicked.linkId === bob.linkId ? bob : ada;
    const txid = `T${n % clicks.length}`;
    const said = { token: "abc12345", txid, status, amount: "25", ts: String(at(hours) + i) };
    return testReport(who, clicked, said, { receivedAtMs: at(101) + i });
  });
  const steps: Step[] = [
    ...batches.map(
      (batch): Step =>
        (deps) =>
          storeBatches([batch], deps),
    ),
    ...reports.map(
      (report): Step =>
        (deps) =>
          takeReport(report, deps),
    ),
  ];
  const twice = steps[own.again];
  return twice === undefined ? steps : [...steps, twice];
}

/** The consumer's own, but for what is asked of other services. */
function simulated(db: D1Database): FactsDeps {
  const known = new Map<string, Promise<unknown>>();
  const once =
    <A extends readonly unknown[], T>(name: string, ask: (...args: A) => Promise<T>) =>
    async (...args: A): Promise<T> => {
      const key = `${name}:${args.join(":")}`;
      if (!known.has(key)) known.set(key, ask(...args));
      return known.get(key) as Promise<T>;
    };
  const own = buildDeps(env, Date.now(), "");
  return {
    ...own,
    eventsOf: () => db,
    settingsOf: once("settings", own.settingsOf),
    linkTerms: once("link", own.linkTerms),
    campaignTerms: once("campaign", own.campaignTerms),
    attributionOf: once("attribution", own.attributionOf),
    countingOf: once("counting", own.countingOf),
    clickRates: async () => new Map(),
    hashAddress: async () => "hash",
    observe: async (_workspace, _campaign, observations) =>
      observations.map(({ clicks }) => "3".repeat(clicks.length)),
    outbox: async () => [],
    announce: async () => {},
    notify: async () => {},
    appendLog: async () => {},
  };
}

const TABLES = [
  "clicks",
  "click_batches",
  "conversions",
  "conversion_history",
  "payout_ledger",
  "rollup_daily",
  "rollup_hourly",
  "facet_daily",
  "received_reports",
  "freshness",
];

/** What is owed to whom, and what is counted where. */
async function outcome(db: D1Database) {
  const rows = async (text: string) => (await db.prepare(text).all()).results;
  return {
    ledger: await rows(
      `SELECT publisher_id, sum(amount_micros) AS owed FROM payout_ledger GROUP BY 1 HAVING owed <> 0 ORDER BY 1`,
    ),
    conversions: await rows(
      `SELECT txid, publisher_id, link_id, credits, status = 'approved' AS earns, at_ms, payout_micros, country
       FROM conversions ORDER BY txid`,
    ),
    daily: await rows(
      `SELECT day, publisher_id, link_id, conversions, revenue_micros, payout_micros FROM rollup_daily
       WHERE conversions OR revenue_micros OR payout_micros ORDER BY 1, 2, 3`,
    ),
    // Money that is owed and not counted, or the other way round.
    difference: await rows(
      `SELECT (SELECT coalesce(sum(amount_micros), 0) FROM payout_ledger)
         - (SELECT coalesce(sum(payout_micros), 0) FROM rollup_daily) AS micros`,
    ),
  };
}

test("10,000 arrival orders of clicks, conversions, updates and refunds leave the same ledger as any other", async () => {
  vi.spyOn(console, "log").mockImplementation(() => {});
  const worlds = await Promise.all(MODELS.map((model) => journeyWorld({ model })));
  await Promise.all(worlds.map(payBobMore));
  const db = env.EVENTS;
  const deps = simulated(db);
  let orders = 0;
  const take = (step: Step) => step({ ...deps, attempt: crypto.randomUUID() });
  const run = async (steps: readonly Step[], isAtOnce: boolean) => {
    await db.batch(TABLES.map((table) => db.prepare(`DELETE FROM ${table}`)));
    if (isAtOnce) await Promise.all(steps.map(take));
    else for (const step of steps) await take(step);
    orders += 1;
    return outcome(db);
  };
  await fc.assert(
    fc.asyncProperty(events, fc.infiniteStream(fc.nat()), async (own, numbers) => {
      const world = worlds[own.model] as JourneyWorld;
      const steps = await stepsOf(world, own);
      const first = await run(steps, false);
      expect(first.difference).toEqual([{ micros: 0 }]);
      for (let i = 1; i < ORDERS; i += 1) {
        const order = shuffled(steps, numbers);
        expect(await run(order, i % 2 === 0)).toEqual(first);
      }
    }),
    { numRuns: WORLDS },
  );
  expect(orders).toBeGreaterThanOrEqual(10_000);
}, 600_000);

/** Fisher and Yates. */
function shuffled(steps: readonly Step[], numbers: Iterator<number>): readonly Step[] {
  const order = [...steps];
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = Number(numbers.next().value) % (i + 1);
    [order[i], order[j]] = [order[j] as Step, order[i] as Step];
  }
  return order;
}
