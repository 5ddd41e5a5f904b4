import { expect, test } from "vitest";
import { blankParameters } from "../index.ts";

test("what a result is paid by stays, what may tell of a person goes", () => {
  const report = [
    ["click_id", "c1"],
    ["txid", "T1"],
    ["Amount", "25.00"],
    ["adv_sub2", "ada@example.com"],
    ["first_name", "Ada"],
    ["token", "(hidden)"],
  ] as const;
  expect(blankParameters(report, [])).toEqual([
    ["click_id", "c1"],
    ["txid", "T1"],
    ["Amount", "25.00"],
  ]);
});

test("a value that is to be erased goes wherever it stands, in any case", () => {
  const report = [
    ["txid", "order-ABC123"],
    ["event", "sale"],
  ] as const;
  expect(blankParameters(report, ["abc123"])).toEqual([["event", "sale"]]);
});
