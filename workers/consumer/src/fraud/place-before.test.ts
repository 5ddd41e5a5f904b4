import type { EarlierDecision } from "@cleverdrip/db";
import { expect, test } from "vitest";
import { placeBefore, standingDecision } from "./place-before.ts";

const HELD = { status: "hold", reason: "H_FRAUD" } as const;
const REJECTED = { status: "rejected", reason: "OK_MANUAL" } as const;
const APPROVED = { status: "approved", reason: "OK_MANUAL" } as const;

/** Rejected what was held, at 10. */
function earlier(part: Partial<EarlierDecision> = {}): EarlierDecision {
  return {
    conversionId: "cnv_1",
    decisionId: "fdc_1",
    atMs: 10,
    decision: "reject",
    actor: "usr_1",
    undoneAtMs: null,
    before: HELD,
    ...part,
  };
}

test.each([
  ["nothing else was decided", REJECTED, [], REJECTED],
  ["the one before still stands", REJECTED, [earlier()], REJECTED],
  ["the one before was undone meanwhile", REJECTED, [earlier({ undoneAtMs: 30 })], HELD],
  ["it was undone before this was taken", REJECTED, [earlier({ undoneAtMs: 15 })], REJECTED],
  ["the one before is not what put it there", APPROVED, [earlier({ undoneAtMs: 30 })], APPROVED],
  [
    "the one before changed nothing",
    REJECTED,
    [earlier({ undoneAtMs: 30, before: null })],
    REJECTED,
  ],
  ["it was held before", HELD, [earlier({ undoneAtMs: 30 })], HELD],
  ["this changed nothing", null, [earlier({ undoneAtMs: 30 })], null],
] as const)("where %s, the result goes where it belongs", (_, own, before, expected) => {
  expect(placeBefore(own, 20, before)).toEqual(expected);
});

test("several that were undone meanwhile are gone back beyond, one by one", () => {
  const second = earlier({ atMs: 15, decision: "approve", before: REJECTED, undoneAtMs: 30 });
  expect(placeBefore(APPROVED, 20, [second, earlier({ undoneAtMs: 40 })])).toEqual(HELD);
  expect(placeBefore(APPROVED, 20, [second, earlier()])).toEqual(REJECTED);
});

const OPEN = { decision: "open", decidedBy: null, decisionId: null };

test.each([
  ["rejected", [], OPEN],
  ["rejected", [earlier()], { decision: "rejected", decidedBy: "usr_1", decisionId: "fdc_1" }],
  ["rejected", [earlier({ undoneAtMs: 30 })], OPEN],
  ["refunded", [earlier()], OPEN],
  ["pending", [earlier({ decision: "approve" })], { decision: "approved" }],
  [null, [earlier()], OPEN],
] as const)("of a result that is %s after %j the decision stands that made it so", (...given) => {
  const [status, before, expected] = given;
  expect(standingDecision(status, before)).toMatchObject(expected);
});
