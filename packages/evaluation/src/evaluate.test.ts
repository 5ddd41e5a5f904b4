import { labelledTraffic, standardPlan } from "@cleverdrip/simulator";
import { expect, test } from "vitest";
import * as z from "zod";
import { judgeLines } from "../test-support/judge-lines.ts";
import type { VerdictLine } from "./verdicts/verdict-line.ts";

const verdictLine = z.strictObject({
  ref: z.string(),
  verdict: z.enum(["valid", "suspect", "invalid"]),
  class: z.enum(["givt", "sivt"]).nullable(),
  score: z.number().min(0).max(1),
  payable: z.boolean(),
  reasons: z.array(z.string()),
  signals: z.array(z.strictObject({ rule: z.string(), score: z.number(), detail: z.string() })),
  decidedAtMs: z.int(),
  status: z.string().optional(),
});

const atMs = Date.UTC(2026, 0, 1);
const chrome =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";
const setup = {
  kind: "setup",
  campaigns: [
    { ref: "k1", payoutMicros: 4_000_000, currency: "USD", countries: ["DE"] },
    { ref: "k2", payoutMicros: 1_000_000, currency: "EUR", countries: [] },
  ],
  publishers: [{ ref: "p1" }, { ref: "p2" }],
};

function click(ref: string, seconds: number, over: object = {}) {
  const headers = { "user-agent": chrome, "accept-language": "de" };
  const own = { campaign: "k1", publisher: "p1", ip: "203.0.113.7", headers };
  return { kind: "click", ref, atMs: atMs + seconds * 1_000, ...own, ...over };
}

function conversion(ref: string, seconds: number, over: object = {}) {
  const own = { click: "c1", txid: ref, event: "sale", via: "postback" };
  return { kind: "conversion", ref, atMs: atMs + seconds * 1_000, ...own, ...over };
}

const simulated = labelledTraffic({ ...standardPlan("evaluation"), days: 1, scale: 0.1 })
  .slice(0, 500)
  .map(({ line }) => line);

test("every click and conversion of a file has one verdict, in the file's order and in the agreed shape", async () => {
  const { result, verdicts } = await judgeLines(simulated);
  const refs = simulated.flatMap((line) =>
    line.kind === "click" || line.kind === "conversion" ? [line.ref] : [],
  );
  expect(result).toMatchObject({ kind: "done", summary: { errors: [] } });
  expect(verdicts.map(({ ref }) => ref)).toEqual(refs);
  for (const verdict of verdicts) {
    expect(verdictLine.safeParse(verdict).error).toBeUndefined();
    expect("status" in verdict).toBe(verdict.ref.startsWith("v"));
  }
});

test("the same file gives the same bytes", async () => {
  const [one, other] = [await judgeLines(simulated), await judgeLines(simulated)];
  expect(other.text).toBe(one.text);
});

test("in whatever order messages and reports arrive, every line has the same verdict in the end", async () => {
  const usual = await judgeLines(simulated);
  for (const seed of ["one", "two"]) {
    const shuffled = await judgeLines(simulated, { shuffle: { seed, withinMs: 10 * 60_000 } });
    expect(shuffled.verdicts.map(settled)).toEqual(usual.verdicts.map(settled));
  }
});

/** When it was found out may depend on what came when; what was found does not. */
function settled(verdict: VerdictLine): VerdictLine {
  return { ...verdict, decidedAtMs: 0 };
}

test("machines are general invalid traffic, forged results are invalid, and what the advertiser decides is a status", async () => {
  const { result, verdicts } = await judgeLines([
    setup,
    click("c1", 0),
    click("c2", 1, {
      headers: { "user-agent": "Googlebot/2.1 (+http://www.google.com/bot.html)" },
    }),
    click("c3", 2, { headers: { "user-agent": chrome, "sec-purpose": "prefetch" } }),
    conversion("v1", 300, { amountMicros: 25_000_000, currency: "USD" }),
    conversion("v2", 400, { click: undefined, rawClickId: "k".repeat(32) }),
    conversion("v3", 500, { txid: "v1" }),
    conversion("v4", 600, { via: "pixel" }),
    conversion("v5", 650, { click: "c2" }),
    { kind: "outcome", atMs: atMs + 700_000, conversion: "v4", outcome: "rejected" },
  ]);
  expect(Object.fromEntries(verdicts.map((verdict) => [verdict.ref, verdict]))).toMatchObject({
    c1: { verdict: "valid", payable: true },
    c2: { verdict: "invalid", class: "givt", payable: false, reasons: ["Q_BOT"] },
    c3: { verdict: "invalid", class: "givt", payable: false, reasons: ["Q_PREFETCH"] },
    v1: { verdict: "valid", payable: true, status: "approved" },
    v2: { verdict: "invalid", class: "sivt", payable: false, reasons: ["X_CLICK_FORGED"] },
    v3: { verdict: "valid", status: "approved" },
    v4: { verdict: "valid", payable: true, status: "rejected" },
    v5: { verdict: "invalid", class: "givt", payable: false, reasons: ["H_FRAUD"], status: "hold" },
  });
  expect(result).toMatchObject({
    summary: {
      conversions: { all: 5, valid: 3, invalid: 2, givt: 1, sivt: 1 },
      held: [{ publisher: "p1", currency: "USD", results: 1, micros: 4_000_000 }],
    },
  });
});

test("lines of which nearly everything is missing are judged", async () => {
  const { verdicts } = await judgeLines([
    setup,
    { kind: "click", ref: "c1", atMs, campaign: "k2", publisher: "p2" },
    { kind: "conversion", ref: "v1", atMs: atMs + 60_000, click: "c1" },
  ]);
  expect(verdicts.map(({ ref }) => ref)).toEqual(["c1", "v1"]);
});

test("of a file with malformed lines all others are judged, and each of them is told by its number", async () => {
  const { result, verdicts } = await judgeLines([
    "\uFEFF" + JSON.stringify(setup) + "\r",
    "",
    click("c1", 5),
    '{"kind":"click"',
    conversion("v1", 300, { txid: null, via: null }),
    click("c2", 4),
  ]);
  expect(verdicts.map(({ ref }) => ref)).toEqual(["c1", "v1", "c2"]);
  expect(result).toMatchObject({
    kind: "done",
    leftOut: { problems: ["traffic.ndjson:4: the line wants one JSON object"], count: 1 },
    mended: [
      "traffic.ndjson:6: atMs is before that of a line above it: lines are played in the order of atMs",
    ],
    summary: { errors: [] },
  });
});

test("a file that is no traffic is refused, and an empty one has no verdicts", async () => {
  expect((await judgeLines(["ref,kind", "c1,click"])).result).toEqual({
    kind: "refused",
    problems: [
      "traffic.ndjson:1: the line wants one JSON object",
      "traffic.ndjson:2: the line wants one JSON object",
    ],
  });
  expect(await judgeLines([])).toMatchObject({ result: { kind: "done" }, verdicts: [] });
});

test("times of other decades come back as they were given", async () => {
  const old = Date.UTC(2001, 0, 1);
  const { verdicts } = await judgeLines([
    setup,
    { ...click("c1", 0), atMs: old },
    { ...conversion("v1", 0), atMs: old + 3_600_000 },
  ]);
  expect(verdicts.map(({ decidedAtMs }) => decidedAtMs)).toEqual([old, old + 3_600_000]);
});

test("amounts in any currency are recorded, and what is a repeat for another click earns it nothing", async () => {
  const { verdicts } = await judgeLines([
    setup,
    click("c1", 0),
    click("c2", 1),
    conversion("v1", 300, { amountMicros: 5_000_000, currency: "JPY" }),
    conversion("v2", 301, { amountMicros: 5_000_000, currency: "JPY", txid: "v1" }),
    conversion("v3", 302, { amountMicros: 5_000_000, currency: "JPY", txid: "v1", click: "c2" }),
  ]);
  expect(verdicts.slice(2)).toMatchObject([
    { ref: "v1", verdict: "valid", payable: true, status: "approved" },
    { ref: "v2", verdict: "valid", payable: true },
    { ref: "v3", verdict: "valid", payable: false, reasons: ["X_DUP_TXID"] },
  ]);
});
