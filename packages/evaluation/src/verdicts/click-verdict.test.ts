import { expect, test } from "vitest";
import type { Doubt } from "./click-doubts.ts";
import { clickVerdict } from "./click-verdict.ts";
import type { ClickRow } from "./read-rows.ts";

function row(reason: string): ClickRow {
  return { id: "x", atMs: 5, reason };
}

const doubt: Doubt = {
  mode: "hold",
  blocks: false,
  score: 0.9,
  signals: [{ rule: "odd-client", score: 0.9, detail: "31 % of 212; peers 4 %" }],
  sinceMs: 9,
};

test.each(["Q_BOT", "Q_HEAD", "Q_PREFETCH"])(
  "a click of nobody (%s) is general invalid traffic, with a sentence, from the moment it came",
  (reason) => {
    const verdict = clickVerdict("c1", row(reason), doubt);
    expect(verdict).toMatchObject({
      verdict: "invalid",
      class: "givt",
      payable: false,
      reasons: [reason],
      decidedAtMs: 5,
    });
    expect(verdict.signals[0]?.detail).not.toBe("");
  },
);

test("a doubted click is suspect from when its source was found out", () => {
  expect(clickVerdict("c1", row("OK"), doubt)).toEqual({
    ref: "c1",
    verdict: "suspect",
    class: "sivt",
    score: 0.9,
    payable: false,
    reasons: ["odd-client"],
    signals: doubt.signals,
    decidedAtMs: 9,
  });
});

test("a click is invalid where its source is rejected, and only marked where it is", () => {
  expect(clickVerdict("c1", row("OK"), { ...doubt, mode: "reject" })).toMatchObject({
    verdict: "invalid",
    payable: false,
  });
  expect(clickVerdict("c1", row("OK"), { ...doubt, mode: "tag" })).toMatchObject({
    verdict: "valid",
    class: null,
    payable: true,
    score: 0.9,
    signals: doubt.signals,
  });
});

test("a click that nothing is held against is valid and payable", () => {
  expect(clickVerdict("c1", row("OK"), null)).toMatchObject({
    verdict: "valid",
    class: null,
    payable: true,
    reasons: [],
    decidedAtMs: 5,
  });
});

test("a click that does not count for another reason is not payable, and no fraud", () => {
  expect(clickVerdict("c1", row("D_CLICK"), null)).toMatchObject({
    verdict: "valid",
    class: null,
    payable: false,
    reasons: ["D_CLICK"],
  });
});
