import fc from "fast-check";
import { expect, test } from "vitest";
import { packTraits } from "../pack-traits.ts";
import type { Traits } from "../traits.ts";
import { SAMPLE_ROWS } from "./click-sample.ts";
import {
  addToWindow,
  addWindowChunk,
  createTrafficWindow,
  settleWindow,
  WINDOW_DAYS,
  windowBytes,
  windowChunks,
  type TrafficWindow,
} from "./fraud-window.ts";
import { shortSub, type WindowClick } from "./window-click.ts";
import { windowEvidence } from "./window-evidence.ts";

const DAY_MS = 86_400_000;
const FIRST_DAY_MS = Date.UTC(2026, 4, 1);

const TRAITS: Traits = {
  client: "chrome/Windows",
  major: 141,
  agent: 1,
  tls: 2,
  extensions: 5,
  headers: 3,
  accept: 4,
  asked: "",
  page: 6,
  hints: "fit",
  target: "document",
  language: "de",
  country: "DE",
  timezone: "Europe/Berlin",
  protocol: "HTTP/2",
  rttMs: 21,
  asn: 3320,
  network: "access",
  address: 7,
  prefix: 8,
  hour: 12,
  known: "",
};

function click(n: number, own: Partial<WindowClick> = {}, traits: Partial<Traits> = {}) {
  return {
    id: `c${String(n).padStart(31, "0")}`,
    atMs: FIRST_DAY_MS + n,
    publisherId: "pub_1",
    campaignId: "cmp_1",
    sub: "a",
    traits: packTraits({ ...TRAITS, ...traits }),
    ...own,
  };
}

/** As it is stored; days in their order. */
function stateOf(window: TrafficWindow) {
  return windowChunks(window).map(({ day, head, addresses }) => [day, head, [...addresses]]);
}

function windowOf(batches: readonly (readonly WindowClick[])[]): TrafficWindow {
  const window = createTrafficWindow();
  for (const batch of batches) addToWindow(window, batch);
  return window;
}

const someClicks = fc
  .array(
    fc.record({
      day: fc.integer({ min: 0, max: 11 }),
      publisher: fc.integer({ min: 0, max: 3 }),
      address: fc.integer({ min: 0, max: 5 }),
      agent: fc.integer({ min: 0, max: 40 }),
      sub: fc.string({ maxLength: 70 }),
    }),
    { maxLength: 60 },
  )
  .map((rows) =>
    rows.map(({ day, publisher, address, agent, sub }, n) =>
      click(
        n,
        { atMs: FIRST_DAY_MS + day * DAY_MS + n, publisherId: `pub_${publisher}`, sub },
        { address, agent },
      ),
    ),
  );

test("the same clicks make the same window, in any order and however they are split", () => {
  fc.assert(
    fc.property(
      someClicks.chain((clicks) =>
        fc.tuple(
          fc.constant(clicks),
          fc.shuffledSubarray(clicks, { minLength: clicks.length, maxLength: clicks.length }),
          fc.integer({ min: 1, max: 20 }),
        ),
      ),
      ([clicks, shuffled, size]) => {
        const batches = shuffled.flatMap((_, i) =>
          i % size === 0 ? [shuffled.slice(i, i + size)] : [],
        );
        expect(stateOf(windowOf(batches))).toEqual(stateOf(windowOf([clicks])));
        const listed = (window: TrafficWindow) => {
          const evidence = windowEvidence(window);
          return [evidence.clicks, [...evidence.totals]];
        };
        expect(listed(windowOf(batches))).toEqual(listed(windowOf([clicks])));
      },
    ),
  );
});

test("what a call changed, added to the window before it, makes the window after it", () => {
  fc.assert(
    fc.property(someClicks, someClicks, (first, second) => {
      const window = windowOf([first]);
      const again = createTrafficWindow();
      for (const chunk of windowChunks(window)) addWindowChunk(again, chunk);
      for (const chunk of addToWindow(window, second)) addWindowChunk(again, chunk);
      expect(stateOf(again)).toEqual(stateOf(window));
    }),
    { numRuns: 30 },
  );
});

test("a click that comes again is in the sample once", () => {
  const window = windowOf([[click(1), click(2)], [click(1)]]);
  expect(windowEvidence(window).clicks.map(({ id }) => id)).toHaveLength(2);
});

test("a full sample is the same in any order, and a small publisher keeps all of its clicks", () => {
  const many = Array.from({ length: SAMPLE_ROWS * 2 }, (_, n) =>
    click(n, { publisherId: n % 3 === 0 ? "pub_2" : "pub_1" }),
  );
  const few = Array.from({ length: 40 }, (_, n) => click(90_000 + n, { publisherId: "pub_3" }));
  const forth = windowOf([[...many, ...few]]);
  const back = windowOf([few, ...[many.toReversed(), few].map((own) => own.slice(0, many.length))]);
  settleWindow(forth);
  const ids = (window: TrafficWindow) => windowEvidence(window).clicks.map(({ id }) => id);
  expect(ids(back)).toEqual(ids(forth));
  const of = Map.groupBy(windowEvidence(forth).clicks, ({ publisherId }) => publisherId);
  expect(of.get("pub_3")).toHaveLength(40);
  expect(of.get("pub_1")?.length).toBe(of.get("pub_2")?.length);
  expect(windowEvidence(forth).totals.get("pub_1 cmp_1")).toBe(
    SAMPLE_ROWS * 2 - (SAMPLE_ROWS * 2) / 3,
  );
});

test("it takes no more than 32 MB, whatever comes", () => {
  const window = createTrafficWindow();
  const traits = { client: "x".repeat(40), timezone: "y".repeat(40), language: "z".repeat(20) };
  for (let day = 0; day < 2; day += 1) {
    const clicks = Array.from({ length: 20_000 }, (_, n) =>
      click(
        day * 20_000 + n,
        {
          atMs: FIRST_DAY_MS + day * DAY_MS + n,
          publisherId: `pub_${n}`,
          sub: `${n}${"s".repeat(90)}`,
        },
        { ...traits, address: n * 7_919 + 1, agent: n },
      ),
    );
    addToWindow(window, clicks);
  }
  // Every day has the same bound.
  expect((windowBytes(window) / 2) * WINDOW_DAYS).toBeLessThan(32 * 1024 * 1024);
});

test("days older than eight are gone, and their clicks are not taken any more", () => {
  const old = click(1);
  const fresh = click(2, { atMs: FIRST_DAY_MS + WINDOW_DAYS * DAY_MS });
  expect(stateOf(windowOf([[old], [fresh]]))).toEqual(stateOf(windowOf([[fresh], [old]])));
  expect(windowEvidence(windowOf([[old, fresh]])).clicks).toHaveLength(1);
});

test("a click is read as it came, without traits only counted", () => {
  const window = windowOf([
    [
      click(1, { sub: "ä\n€" }, { country: "AT" }),
      click(2, { traits: "" }),
      click(3, {}, { agent: 9 }),
    ],
  ]);
  const { clicks, totals, addressUse } = windowEvidence(window);
  expect(clicks.find(({ sub }) => sub !== "a")).toEqual({
    id: click(1).id,
    atMs: FIRST_DAY_MS + 1,
    publisherId: "pub_1",
    campaignId: "cmp_1",
    sub: shortSub("ä\n€"),
    traits: { ...TRAITS, country: "AT" },
  });
  expect(totals).toEqual(new Map([["pub_1 cmp_1", 3]]));
  expect(addressUse(FIRST_DAY_MS, 7)).toEqual({ clicks: 2, agents: 2 });
  expect(addressUse(FIRST_DAY_MS + DAY_MS, 7)).toBeNull();
  expect(addressUse(FIRST_DAY_MS, 0)).toEqual({ clicks: 0, agents: 0 });
});
