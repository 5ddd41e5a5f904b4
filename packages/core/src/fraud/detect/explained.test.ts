import { expect, test } from "vitest";
import { visits } from "../../../test-support/fraud-traffic.ts";
import type { SourceFinding } from "../finding.ts";
import { leaveOutExplained } from "./explained.ts";
import type { SignedResult } from "./result-signs.ts";

function signed(name: string, count: number, ...signs: readonly string[]): SignedResult[] {
  return visits("x", name, { clicks: count, results: count }).flatMap(({ result }) =>
    result === null ? [] : [{ ...result, signs }],
  );
}

/** A farm of 40 beside 100 honest results, of which so many click again and again as well. */
function farm(again: number): readonly SignedResult[] {
  return [
    ...signed("farm", 40, "same-device", "same-sender"),
    ...signed("again", again, "same-sender"),
    ...signed("own", 100 - again),
  ];
}

function finding(sign: string, seen: number, peerShare: number, rule = "repeated-sender") {
  const score = 1 - (peerShare * 140) / seen;
  const common = { about: "results", publisherId: "x", campaignId: null, event: null } as const;
  return { ...common, rule, signs: [sign], seen, of: 140, peerShare, peers: 5, chance: 0, score };
}

function kept(again: number, rule?: string): readonly string[] {
  const found: readonly SourceFinding[] = [
    finding("same-sender", 40 + again, 0.03, rule),
    finding("same-device", 40, 0.001, rule),
  ];
  return leaveOutExplained(found, farm(again)).map(({ signs }) => signs.join());
}

test("what a farm's devices explain holds nobody else", () => {
  expect(kept(4)).toEqual(["same-device"]);
});

test("what is too much even without them stays", () => {
  expect(kept(30)).toEqual(["same-sender", "same-device"]);
});

test("what marks the same results and no others stays as a further reason", () => {
  expect(kept(0)).toEqual(["same-sender", "same-device"]);
});

test("signs that do not contain each other explain nothing", () => {
  expect(kept(4, "odd-network")).toEqual(["same-sender", "same-device"]);
});
