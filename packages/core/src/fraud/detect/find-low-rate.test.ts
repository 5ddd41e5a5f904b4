import { expect, test } from "vitest";
import { TRAITS } from "../../../test-support/fraud-traffic.ts";
import type { SourceResult } from "../evidence.ts";
import { findLowRate } from "./find-low-rate.ts";

const DAY_MS = 86_400_000;
const atMs = Date.UTC(2026, 4, 1);
const first = { id: "c", atMs, publisherId: "p", campaignId: "k", sub: "", traits: TRAITS };
const everybody = () => true;

function results(publisherId: string, count: number, over: Partial<SourceResult> = {}) {
  return Array.from({ length: count }, (_, n): SourceResult => ({
    id: `${publisherId}-${n}`,
    atMs: atMs + n,
    publisherId,
    campaignId: "k",
    event: "sale",
    clickId: `${publisherId}-${n}`,
    clickAtMs: atMs,
    sub: "",
    traits: TRAITS,
    txid: null,
    amountMicros: null,
    lead: null,
    via: "postback",
    isTakenBack: false,
    ...over,
  }));
}

/** Five peers of whose 1,000 clicks forty lead to a result, and one source. */
function look(clicks: number, own: readonly SourceResult[]) {
  const peers = ["a", "b", "c", "d", "e"];
  const totals = new Map([...peers.map((peer) => [`${peer} k`, 1_000] as const), ["p k", clicks]]);
  const all = [...peers.flatMap((peer) => results(peer, 40)), ...own];
  return findLowRate({ clicks: [first], results: all, totals }, everybody);
}

test("a source of many clicks and hardly a result is found, with its numbers", () => {
  expect(look(4_000, results("p", 6))).toMatchObject([
    { rule: "low-rate", publisherId: "p", campaignId: "k", seen: 6, of: 4_000, peers: 5_000 },
  ]);
});

test.each([
  ["too few clicks", 750, 0],
  ["fewer than the peers, as some have", 4_000, 60],
  ["as many as the peers", 4_000, 160],
])("%s: nothing is said", (_, clicks, count) => {
  expect(look(clicks, results("p", count))).toEqual([]);
});

test("several results of one click are one click's, and clicks before the window are not counted", () => {
  const same = results("p", 200, { clickId: "one" });
  const old = results("p", 200, { clickAtMs: atMs - DAY_MS });
  expect(look(4_000, [...same, ...old])).toMatchObject([{ seen: 1 }]);
});
