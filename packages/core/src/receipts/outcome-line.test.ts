import { expect, test } from "vitest";
import { outcomeLines, type OutcomeRow } from "./outcome-line.ts";

const row: OutcomeRow = {
  subject: "cnv_1",
  sequence: 1,
  status: "approved",
  reason: "OK",
  event: "sale",
  click: "click of ada",
  txid: "T1",
  repeat: 0,
  conversion: null,
  currency: "USD",
  clickAtMs: 1,
  receivedAtMs: 2,
  atMs: 3,
  publisherId: "ada",
  clickPublisherId: "ada",
  payoutMicros: 4_000_000,
  credits: "[]",
  earlier: null,
};

const shared = JSON.stringify([
  { touchId: "click of bob", publisherId: "bob", linkId: "l2", ppm: 250_000 },
  { touchId: "click of ada", publisherId: "ada", linkId: "l1", ppm: 750_000 },
]);

const brief = (change: Partial<OutcomeRow>) =>
  outcomeLines("wsp_1", { ...row, ...change })
    .map(({ publisher, status, click, owedMicros }) => [publisher, status, click, owedMicros])
    .toSorted(([a], [b]) => String(a).localeCompare(String(b)));

test("a result is its publisher's, with what it pays while it is approved", () => {
  expect(brief({})).toEqual([["ada", "approved", "click of ada", 4_000_000]]);
  expect(brief({ status: "pending" })).toEqual([["ada", "pending", "click of ada", 0]]);
});

test("who shares a result sees the own click and the own part, and nothing of the others", () => {
  expect(brief({ credits: shared })).toEqual([
    ["ada", "approved", "click of ada", 3_000_000],
    ["bob", "approved", "click of bob", 1_000_000],
  ]);
  const text = outcomeLines("wsp_1", { ...row, credits: shared }).map((line) =>
    JSON.stringify(line),
  );
  expect(text.some((own) => own.includes("ada") && own.includes("bob"))).toBe(false);
});

test("who loses a result to another is told so, and is owed nothing for it", () => {
  const earlier = { publisherId: "bob", credits: "[]" };
  expect(brief({ earlier })).toEqual([
    ["ada", "approved", "click of ada", 4_000_000],
    ["bob", "reassigned", null, 0],
  ]);
});

test("a result for another's click does not show the click", () => {
  expect(brief({ clickPublisherId: "bob" })).toEqual([["ada", "approved", null, 4_000_000]]);
  const [line] = outcomeLines("wsp_1", { ...row, clickPublisherId: "bob" });
  expect(line?.clickAtMs).toBeNull();
});

test("a report goes to whose click it names, and tells of no conversion that is another's", () => {
  const report = { ...row, subject: "rcv_1", status: "duplicate", conversion: "cnv_1" };
  expect(outcomeLines("wsp_1", report)).toMatchObject([
    { publisher: "ada", conversion: "cnv_1", owedMicros: null },
  ]);
  expect(outcomeLines("wsp_1", { ...report, publisherId: "bob" })).toMatchObject([
    { publisher: "ada", conversion: null },
  ]);
  expect(outcomeLines("wsp_1", { ...report, clickPublisherId: "" })).toMatchObject([
    { publisher: "ada", conversion: "cnv_1" },
  ]);
});

test("what a person wrote as a reason is not in a line, a code is", () => {
  const reasonOf = (reason: string) => outcomeLines("wsp_1", { ...row, reason })[0]?.reason;
  expect(reasonOf("called Jane Doe, she denies it")).toBe("BY_HAND");
  expect(reasonOf("H_HOLD_PERIOD")).toBe("H_HOLD_PERIOD");
});
