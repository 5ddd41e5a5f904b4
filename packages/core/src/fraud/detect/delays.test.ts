import { expect, test } from "vitest";
import { visits } from "../../../test-support/fraud-traffic.ts";
import type { SourceResult } from "../evidence.ts";
import { delaySeconds, learnDelays } from "./delays.ts";

const MODEL = visits("pub_1", "one", { clicks: 1, results: 1 })[0]?.result;

function result(seconds: number, change: Partial<SourceResult> = {}): SourceResult {
  if (!MODEL) throw new Error("no result to go by: visits() made none");
  return { ...MODEL, atMs: MODEL.clickAtMs + seconds * 1_000, ...change };
}

/** As many results of a peer, all after the same time. */
function peer(publisherId: string, count: number, seconds: number, change = {}) {
  return Array.from({ length: count }, () => result(seconds, { publisherId, ...change }));
}

/** Forty results of a peer, six of them quick. */
const oftenQuick = (publisherId: string) => [
  ...peer(publisherId, 34, 1_000),
  ...peer(publisherId, 6, 1),
];

const everybody = () => true;

test("a result before its click took no time", () => {
  expect([delaySeconds(result(-5)), delaySeconds(result(90))]).toEqual([0, 90]);
});

test.each([
  [40, 1, 1],
  [39, 0, 1],
  [250, 1, 1],
  [251, 1, 0],
])(
  "where peers take 100 s, %s s is within %s and after %s: 2.5 times is nobody's fault",
  (seconds, within, after) => {
    const delayOf = learnDelays([...peer("a", 40, 100), ...peer("b", 40, 100)], everybody);
    expect(delayOf(result(seconds))).toMatchObject({ within, after });
  },
);

test("a publisher's own results are no measure of it", () => {
  const results = [...peer("a", 60, 1_000), ...peer("b", 60, 1_000), ...peer("pub_1", 500, 1)];
  expect(learnDelays(results, everybody)(result(1))).toMatchObject({ within: 0 });
});

test("whoever is found out is no measure of others", () => {
  const results = [...peer("a", 40, 1_000), ...peer("b", 40, 1_000), ...oftenQuick("bad")];
  const isPeer = (publisherId: string) => publisherId !== "bad";
  expect(learnDelays(results, everybody)(result(1))?.within).toBeCloseTo((16 * 0.15) / 96);
  expect(learnDelays(results, isPeer)(result(1))?.within).toBe(0);
});

test("a fifth of the peers may be what is looked for, and the others still say what is usual", () => {
  const honest = ["a", "b", "c", "d"].flatMap((own) => peer(own, 40, 1_000));
  const results = [...honest, ...oftenQuick("bad")];
  expect(learnDelays(results, everybody)(result(1))?.within).toBe(0);
  expect(
    learnDelays([...results, ...oftenQuick("worse")], everybody)(result(1))?.within,
  ).toBeCloseTo((32 * 0.15) / 192);
});

test("where a few large sources are most of a campaign, the many others say what is usual", () => {
  const honest = ["a", "b", "c", "d", "e"].flatMap((own) => peer(own, 15, 1_000));
  const results = [...honest, ...peer("bad", 40, 1), ...peer("worse", 40, 1)];
  expect(learnDelays(results, everybody)(result(1))?.within).toBe(0);
});

test("an audience that is somewhat quicker is still one", () => {
  const honest = ["a", "b", "c", "d", "e"].flatMap((own) => peer(own, 15, 1_000));
  const quick = [...peer("quick", 32, 1_000), ...peer("quick", 8, 100)];
  expect(learnDelays([...honest, ...quick], everybody)(result(100))?.within).toBeGreaterThan(0);
});

test("the largest peer has no more weight than forty results", () => {
  const results = [...peer("a", 40, 1_000), ...peer("large", 4_000, 1)];
  expect(learnDelays(results, everybody)(result(1))?.within).toBeCloseTo(24 / 64);
});

test("with few results of a campaign's peers, other campaigns' of the same event are taken in", () => {
  const elsewhere = { campaignId: "cmp_2" };
  const others = [...peer("b", 40, 1, elsewhere), ...peer("c", 40, 1, elsewhere)];
  const few = learnDelays([...peer("a", 40, 1_000), ...others], everybody);
  const enough = learnDelays(
    [...peer("a", 40, 1_000), ...peer("d", 20, 1_000), ...others],
    everybody,
  );
  expect([few(result(1))?.within, enough(result(1))?.within]).toEqual([7 / 12, 0]);
});

test("fewer than twenty results of peers, of whatever event, say nothing", () => {
  const other = { event: "lead", campaignId: "cmp_2" };
  expect(learnDelays(peer("a", 19, 1_000, other), everybody)(result(1))).toBeNull();
  expect(learnDelays(peer("a", 20, 1_000, other), everybody)(result(1))).toMatchObject({
    within: 0,
  });
});
