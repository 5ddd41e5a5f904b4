import { expect, test } from "vitest";
import { isHit, isWithheld, joinFile } from "./judged-file.ts";
import { against, click, conversion, label, setup } from "./test-file.ts";

test("what is at stake is the payout of the label's campaign, else the click's, else the publisher's usual one", () => {
  const lines = [
    setup,
    click("c1", { campaign: "k2" }),
    click("c2"),
    click("c3"),
    conversion("v1", { click: "c1" }),
    conversion("v2", { rawClickId: "made-up" }),
    conversion("v3", { rawClickId: "made-up" }),
  ];
  const labels = [
    ...["c1", "c2", "c3", "v1", "v2"].map((ref) => label(ref)),
    label("v3", { campaign: "k2" }),
  ];
  const { judged } = joinFile(lines, labels, []);
  expect(judged.map(({ payoutMicros }) => payoutMicros)).toEqual([
    0, 0, 0, 5_000_000, 1_000_000, 5_000_000,
  ]);
});

test("a line without a label and a verdict without a line are refused by name", () => {
  expect(() => joinFile([setup, click("c1")], [], [])).toThrow("c1 has no label");
  expect(() => joinFile([setup, click("c1")], [label("c1")], [against("c9")])).toThrow(
    "There is a verdict on c9",
  );
});

test.each([
  ["no verdict", null, false, false],
  ["valid", against("c1", { verdict: "valid", payable: true }), false, false],
  ["suspect but paid", against("c1", { verdict: "suspect", payable: true }), true, false],
  ["held", against("c1", { verdict: "suspect" }), true, true],
  ["rejected", against("c1"), true, true],
])("what is doubted is hit, what is not paid is withheld: %s", (_, verdict, hit, withheld) => {
  const judged = { line: click("c1"), label: label("c1"), verdict, payoutMicros: 0 };
  expect([isHit(judged), isWithheld(judged)]).toEqual([hit, withheld]);
});
