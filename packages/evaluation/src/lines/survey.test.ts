import { expect, test } from "vitest";
import { createBook } from "./book.ts";
import type { NumberedLine } from "./numbered-lines.ts";
import { surveyLines } from "./survey.ts";

const atMs = Date.UTC(2026, 0, 1);
const setup = {
  kind: "setup",
  campaigns: [{ ref: "k1", payoutMicros: 4_000_000, currency: "USD", countries: ["DE"] }],
  publishers: [{ ref: "p1" }],
};
const click = { kind: "click", ref: "c1", atMs, campaign: "k1", publisher: "p1" };
const conversion = { kind: "conversion", ref: "v1", atMs, click: "c1", txid: "T1", event: "sale" };

function* linesOf(lines: readonly unknown[]): Generator<NumberedLine> {
  for (const [i, line] of lines.entries()) {
    const text = typeof line === "string" ? line : JSON.stringify(line);
    yield { number: i + 1, text, at: i, bytes: 1 };
  }
}

function survey(...lines: readonly unknown[]) {
  const book = createBook();
  const { survey: known, leftOut, mended } = surveyLines("t.ndjson", linesOf(lines), book);
  const turns = [...book.turns()].map(({ number, of }) => [number, of]);
  book.close();
  return { ...known, turns, leftOut: leftOut.sentences(), mended: mended.sentences() };
}

test.each<readonly [string, unknown, string]>([
  ["what is no JSON", "{", "the line wants one JSON object"],
  ["a list", [1], "the line wants one JSON object"],
  ["an unknown kind", { kind: "view" }, "kind wants setup, click, conversion or outcome"],
  ["no kind", {}, "kind wants setup, click, conversion or outcome"],
  ["a missing ref", { ...click, ref: undefined }, "ref wants a text"],
  ["a missing campaign", { ...click, campaign: "" }, "campaign wants a text"],
  ["no time", { ...click, atMs: "x" }, "atMs wants milliseconds since 1970, a whole number"],
  [
    "a time in seconds",
    { ...click, atMs: atMs / 1_000 },
    "atMs is decades away from that of the other lines",
  ],
  [
    "an unknown outcome",
    { kind: "outcome", atMs, conversion: "v1", outcome: "lost" },
    "outcome wants approved, rejected or refunded",
  ],
])("%s is left out, and nothing else", (_name, line, problem) => {
  const known = survey(setup, click, line, conversion);
  expect(known.leftOut).toEqual([`t.ndjson:3: ${problem}`]);
  expect(known.turns).toEqual([
    [2, null],
    [4, 2],
  ]);
});

test.each<readonly [string, readonly unknown[], string]>([
  ["a ref again", [click], "its ref is that of a line above it, which is meant by it"],
  ["a second setup", [setup], "is one more setup: what is new in it is added to the first"],
  [
    "an earlier time",
    [{ ...click, ref: "c2", atMs: atMs - 1 }],
    "atMs is before that of a line above it: lines are played in the order of atMs",
  ],
  [
    "an unknown campaign",
    [{ ...click, ref: "c2", campaign: "k9" }],
    'campaign is "k9", which is in no setup: it pays nothing',
  ],
  [
    "an unknown publisher",
    [{ ...click, ref: "c2", publisher: "p9" }],
    'publisher is "p9", which is in no setup: it is added',
  ],
  [
    "an unknown click",
    [{ ...conversion, click: "c9" }],
    'no line is the click "c9": the conversion is sent with that as its click id',
  ],
  [
    "an outcome of nothing",
    [{ kind: "outcome", atMs, conversion: "v9", outcome: "approved" }],
    'no line is the conversion "v9": the outcome is not sent',
  ],
])("%s is played all the same, and said", (_name, lines, sentence) => {
  const known = survey(setup, click, ...lines);
  expect(known.leftOut).toEqual([]);
  expect(known.mended).toEqual([`t.ndjson:3: ${sentence}`]);
});

test("what names a line that is left out names nothing", () => {
  const known = survey(
    setup,
    click,
    { ...click, ref: "c2", atMs: 1 },
    { ...conversion, click: "c2" },
  );
  expect(known.turns).toEqual([
    [2, null],
    [4, null],
  ]);
});

test("a file without a setup has the campaigns and publishers of its clicks", () => {
  const known = survey(click);
  expect(known.mended).toHaveLength(3);
  expect(known.setup).toMatchObject({
    campaigns: [{ ref: "k1", payoutMicros: 0, currency: "USD" }],
    publishers: [{ ref: "p1" }],
  });
});

test("lines are played in the order of their times, and none before what it names", () => {
  const outcome = { kind: "outcome", atMs, conversion: "v1", outcome: "approved" };
  const early = { ...conversion, atMs: atMs - 5 };
  const first = { ...click, ref: "c0", atMs: atMs - 9 };
  const { turns } = survey(setup, outcome, early, click, first);
  expect(turns).toEqual([
    [5, null],
    [4, null],
    [3, 4],
    [2, 3],
  ]);
});

test("of many of a kind the first are said, and how many more there are", () => {
  const known = survey(setup, ...Array(60).fill("{"));
  expect(known.leftOut).toHaveLength(51);
  expect(known.leftOut.at(-1)).toBe("and 10 more such lines.");
});

test("a file says which links are clicked, which events there are and which amounts in which currency", () => {
  const lead = { ...conversion, ref: "v2", event: "Lead ", amountMicros: 5, currency: "eur" };
  expect(survey(setup, click, conversion, lead, { ...lead, event: "lead" })).toMatchObject({
    events: ["sale", "Lead"],
    links: ['["k1","p1"]'],
    amounts: new Set([`EUR ${atMs / 86_400_000}`]),
    firstMs: atMs,
    shiftMs: 0,
    lines: 4,
  });
});

test("times that ids cannot carry are moved by whole cycles of the calendar", () => {
  const old = survey(setup, { ...click, atMs: Date.UTC(2024, 1, 29) });
  expect(new Date(old.firstMs).toISOString()).toBe("2052-02-29T00:00:00.000Z");
  expect(old.leftOut).toEqual([]);
});
