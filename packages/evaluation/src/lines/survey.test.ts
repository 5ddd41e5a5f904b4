import { expect, test } from "vitest";
import type { NumberedLine } from "./numbered-lines.ts";
import { surveyLines, type Survey } from "./survey.ts";

const atMs = Date.UTC(2026, 0, 1);
const setup = {
  kind: "setup",
  campaigns: [{ ref: "k1", payoutMicros: 4_000_000, currency: "USD", countries: ["DE"] }],
  publishers: [{ ref: "p1" }],
};
const click = { kind: "click", ref: "c1", atMs, campaign: "k1", publisher: "p1" };
const conversion = { kind: "conversion", ref: "v1", atMs, click: "c1", txid: "T1", event: "sale" };

async function* linesOf(lines: readonly unknown[]): AsyncGenerator<NumberedLine> {
  for (const [i, line] of lines.entries())
    yield { number: i + 1, text: typeof line === "string" ? line : JSON.stringify(line) };
}

async function problemsOf(...lines: readonly unknown[]): Promise<readonly string[]> {
  const surveyed = await surveyLines("t.ndjson", linesOf(lines));
  return surveyed.kind === "sound" ? [] : surveyed.problems;
}

test.each<readonly [string, unknown, string]>([
  ["what is no JSON", "{", "the line wants one JSON object"],
  ["a list", [1], "the line wants one JSON object"],
  ["an unknown kind", { kind: "view" }, "kind wants setup, click, conversion or outcome"],
  ["no kind", {}, "kind wants setup, click, conversion or outcome"],
  ["a missing ref", { ...click, ref: undefined }, "ref wants a text"],
  ["an empty ref", { ...click, ref: "" }, "ref wants a text that is not empty"],
  [
    "seconds",
    { ...click, atMs: 1_767_225_600 },
    "atMs wants milliseconds since 1970, from 2025 on",
  ],
  ["a time as text", { ...click, atMs: "x" }, "atMs wants milliseconds since 1970, a whole number"],
  ["a header of a number", { ...click, headers: { dnt: 1 } }, "headers.dnt wants a text"],
  [
    "a header with a line break",
    { ...click, headers: { a: "b\nc" } },
    "headers.a wants a text without control characters",
  ],
  ["an address that is none", { ...click, ip: "home" }, "ip wants an address such as 203.0.113.7"],
  ["an AS number as text", { ...click, cf: { asn: "3320" } }, "cf.asn wants a whole number"],
  ["a sub id of a number", { ...click, subs: { sub1: 1 } }, "subs.sub1 wants a text"],
  [
    "a conversion of nothing",
    { ...conversion, click: undefined },
    "click wants the ref of a click, or rawClickId in its place",
  ],
  [
    "a conversion of two",
    { ...conversion, rawClickId: "x" },
    "click wants the ref of a click, or rawClickId in its place",
  ],
  [
    "a broken amount",
    { ...conversion, amountMicros: 1.5 },
    "amountMicros wants millionths of the currency, a whole number",
  ],
  [
    "an unknown campaign",
    { ...click, ref: "c2", campaign: "k9" },
    'campaign is "k9", which nothing has: it wants a campaign of the setup',
  ],
  [
    "an unknown publisher",
    { ...click, ref: "c2", publisher: "p9" },
    'publisher is "p9", which nothing has: it wants a publisher of the setup',
  ],
  [
    "an unknown click",
    { ...conversion, click: "c9" },
    'click is "c9", which nothing has: it wants a click above it',
  ],
  [
    "an outcome of nothing",
    { kind: "outcome", atMs, conversion: "v9", outcome: "approved" },
    'conversion is "v9", which nothing has: it wants a conversion above it',
  ],
  [
    "an unknown outcome",
    { kind: "outcome", atMs, conversion: "v1", outcome: "lost" },
    "outcome wants approved, rejected or refunded",
  ],
  ["a ref again", click, 'ref is "c1" for the second time: it wants another'],
  ["a second setup", setup, "kind is setup again: a file wants one, as its first line"],
  [
    "an earlier time",
    { ...click, ref: "c2", atMs: atMs - 1 },
    `atMs is ${atMs - 1}, before the ${atMs} above it: lines want to be in the order of atMs`,
  ],
])("%s is refused by file, line, field and what is wanted", async (_name, line, problem) => {
  expect(await problemsOf(setup, click, line)).toEqual([`t.ndjson:3: ${problem}`]);
});

test("every malformed line has its own problem", async () => {
  const problems = await problemsOf(setup, "{", click, { ...click, ref: "" }, "[]");
  expect(problems.map((problem) => problem.slice(0, 10))).toEqual([
    "t.ndjson:2",
    "t.ndjson:4",
    "t.ndjson:5",
  ]);
});

test("a file without a setup, or without lines, is refused", async () => {
  expect(await problemsOf(click)).toEqual([
    "t.ndjson:1: kind is click: the first line wants to be the setup",
  ]);
  expect(await problemsOf()).toEqual(["t.ndjson:1: the file wants a setup line first"]);
});

test("a file with many problems shows the first fifty and says how many there are", async () => {
  const surveyed = await surveyLines("t.ndjson", linesOf([setup, ...Array(60).fill("{")]));
  expect(surveyed).toMatchObject({ kind: "malformed", more: 10 });
});

async function surveyOf(...lines: readonly unknown[]): Promise<Survey> {
  const surveyed = await surveyLines("t.ndjson", linesOf(lines));
  if (surveyed.kind === "malformed") throw new Error(surveyed.problems.join("\n"));
  return surveyed.survey;
}

test("a sound file says which links are clicked, which events there are and whose browser is needed later", async () => {
  const pixel = { ...conversion, ref: "v2", event: "Lead ", via: "pixel" };
  const survey = await surveyOf(setup, click, conversion, pixel, {
    ...pixel,
    ref: "v3",
    event: "lead",
  });
  expect(survey).toMatchObject({
    events: ["sale", "Lead"],
    links: ['["k1","p1"]'],
    browsed: new Set(["c1"]),
    firstMs: atMs,
    lines: 5,
  });
});

test("whatever may be missing of a click or conversion may be missing, or null", async () => {
  const bare = { ...click, ip: null, headers: null, cf: { asn: null }, subs: null };
  await expect(
    surveyOf(setup, bare, { kind: "conversion", ref: "v1", atMs, click: "c1" }),
  ).resolves.toMatchObject({ events: ["conversion"] });
});
