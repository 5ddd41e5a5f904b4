import { expect, test } from "vitest";
import { addSides, addSums, differingSums, NO_SUMS, type CampaignSides } from "./campaign-sums.ts";

const sums = (clicks: number) => ({ ...NO_SUMS, grossClicks: clicks + 1, clicks });

function sides(part: Partial<CampaignSides> = {}): CampaignSides {
  const own = { workspaceId: "wsp_a", campaignId: "cmp_a", judged: null };
  return { ...own, log: sums(3), present: sums(3), ...part };
}

test("what hours count is added side by side, and what no rule set was asked for stays none", () => {
  expect(addSums(NO_SUMS, { payoutMicros: 5 })).toEqual({ ...NO_SUMS, payoutMicros: 5 });
  expect(addSides(undefined, sides())).toEqual(sides());
  const both = addSides(sides(), sides({ present: sums(1) }));
  expect(both.log).toMatchObject({ grossClicks: 8, clicks: 6 });
  expect(both.present).toMatchObject({ grossClicks: 6, clicks: 4 });
  expect(both.judged).toBeNull();
});

test("hours that were not judged anew count as the log has them", () => {
  const judged = addSides(sides(), sides({ judged: sums(1) })).judged;
  expect(judged).toMatchObject({ grossClicks: 6, clicks: 4 });
  expect(addSides(sides({ judged: sums(1) }), sides()).judged).toMatchObject({ clicks: 4 });
});

test("what differs is named, from what is there or by the rule set", () => {
  expect(differingSums(sides())).toEqual([]);
  expect(differingSums(sides({ present: { ...sums(3), payoutMicros: 1 } }))).toEqual([
    "payoutMicros",
  ]);
  expect(differingSums(sides({ judged: sums(2) }))).toEqual(["grossClicks", "clicks"]);
});
