import { expect, test } from "vitest";
import { after, evidenceOf, honestPeers, visits } from "../../test-support/fraud-traffic.ts";
import type { SourceResult } from "./evidence.ts";
import { judgeClick, judgeResult } from "./judge-known.ts";
import { judgeTraffic } from "./judge-traffic.ts";
import type { Knowledge } from "./knowledge.ts";

const HOSTED = {
  network: "hosting",
  asn: 16_509,
  hints: "missing",
  agent: 99,
  prefix: 98,
} as const;

function found() {
  const judged = judgeTraffic(
    evidenceOf([
      ...honestPeers(),
      ...visits("pub_1", "own", { clicks: 100, results: 50 }),
      ...visits("pub_1", "robot", {
        clicks: 20,
        results: 20,
        traits: () => HOSTED,
        result: (n, { atMs }) => ({ atMs: after(atMs, 2 + (n % 5)) }),
      }),
    ]),
  );
  // As it comes out of the database.
  const knowledge = JSON.parse(JSON.stringify(judged.knowledge)) as Knowledge;
  return { findings: judged.findings, knowledge };
}

function next(publisherId: string, change: Partial<SourceResult> = {}, traits = {}): SourceResult {
  const event = visits(publisherId, "next", { clicks: 1, results: 1, traits: () => traits })[0];
  if (!event?.result) throw new Error("no result: visits() made none");
  return { ...event.result, ...change };
}

function robotic(publisherId: string, campaignId = "cmp_1"): SourceResult {
  const result = next(publisherId, { campaignId }, HOSTED);
  return { ...result, atMs: after(result.clickAtMs, 4) };
}

test("a new result with the signs of a found source is doubted at once, with the reason", () => {
  const { findings, knowledge } = found();
  const { score, signals } = judgeResult(robotic("pub_1"), findings, knowledge);
  expect(score).toBeGreaterThan(0.8);
  expect(signals.map(({ rule }) => rule)).toContain("too-soon");
  expect(signals[0]?.score).toBe(score);
});

test("the same of another source is not", () => {
  const { findings, knowledge } = found();
  expect(judgeResult(robotic("pub_2"), findings, knowledge)).toEqual({ score: 0, signals: [] });
});

test("an ordinary result of the found source is not", () => {
  const { findings, knowledge } = found();
  const result = next("pub_1");
  const late = { ...result, atMs: after(result.clickAtMs, 1_500) };
  expect(judgeResult(late, findings, knowledge).score).toBeLessThan(0.8);
});

test("what was found of one campaign's times says nothing of another campaign", () => {
  const { findings, knowledge } = found();
  const plainAndSoon = (campaignId: string) => {
    const result = next("pub_1", { campaignId });
    const own = findings.filter((finding) => finding.signs.join().startsWith("soon"));
    return judgeResult({ ...result, atMs: after(result.clickAtMs, 4) }, own, knowledge).score;
  };
  expect(plainAndSoon("cmp_1")).toBeGreaterThan(0.8);
  expect(plainAndSoon("cmp_2")).toBe(0);
});

test("a result without its click is judged by what it has itself", () => {
  const { findings, knowledge } = found();
  const { score } = judgeResult({ ...robotic("pub_1"), traits: null }, findings, knowledge);
  expect(score).toBeGreaterThan(0.8);
});

test("a click with the signs of a finding about clicks is doubted, another publisher's is not", () => {
  const { findings, knowledge } = found();
  const click = (publisherId: string) => ({
    publisherId,
    atMs: 0,
    sub: "",
    traits: robotic("x").traits,
  });
  const judged = (publisherId: string) => {
    const { traits, ...rest } = click(publisherId);
    if (traits === null) throw new Error("the click has no traits");
    return judgeClick({ ...rest, traits }, findings, knowledge);
  };
  expect(judged("pub_1").signals).toMatchObject([{ rule: "odd-client" }]);
  expect(judged("pub_2")).toEqual({ score: 0, signals: [] });
});

test("where nothing was found nothing is doubted", () => {
  const { knowledge } = found();
  expect(judgeResult(robotic("pub_1"), [], knowledge).score).toBe(0);
});
