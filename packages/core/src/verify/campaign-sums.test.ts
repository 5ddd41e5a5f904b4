import { expect, test } from "vitest";
import {
  addDryStep,
  addSums,
  differingCampaigns,
  differingSums,
  NO_DRY_SUMS,
  NO_SUMS,
  type CampaignSides,
  type ResultMove,
} from "./campaign-sums.ts";

const sums = (clicks: number) => ({ ...NO_SUMS, grossClicks: clicks + 1, clicks });
const OWN = { workspaceId: "wsp_a", campaignId: "cmp_a" };

function sides(part: Partial<CampaignSides> = {}): CampaignSides {
  return { ...OWN, judged: null, log: sums(3), present: sums(3), ...part };
}

function move(sequence: number, payoutMicros: number, part: Partial<ResultMove> = {}): ResultMove {
  const log = { ...NO_SUMS, payoutMicros };
  return { ...OWN, conversionId: "cnv_a", sequence, log, judged: null, ...part };
}

function dry(...steps: readonly { campaigns?: CampaignSides[]; results?: ResultMove[] }[]) {
  return steps.reduce(
    (sum, step) => addDryStep(sum, { campaigns: [], results: [], ...step }),
    NO_DRY_SUMS,
  );
}

test("what hours count is added side by side, and what no rule set was asked for stays none", () => {
  expect(addSums(NO_SUMS, { payoutMicros: 5 })).toEqual({ ...NO_SUMS, payoutMicros: 5 });
  const sum = dry({ campaigns: [sides()] }, { campaigns: [sides({ present: sums(1) })] });
  const [both] = differingCampaigns(sum);
  expect(both?.log).toMatchObject({ grossClicks: 8, clicks: 6 });
  expect(both?.present).toMatchObject({ grossClicks: 6, clicks: 4 });
  expect(both?.judged).toBeNull();
  expect(differingCampaigns(dry({ campaigns: [sides()] }))).toEqual([]);
});

test("hours that were not judged anew count as the log has them", () => {
  const one = sides({ judged: sums(1) });
  for (const campaigns of [
    [sides(), one],
    [one, sides()],
  ])
    expect(differingCampaigns(dry({ campaigns }))[0]?.judged).toMatchObject({ clicks: 4 });
});

test("of a result that changed more than once the last change holds, in whichever step it comes", () => {
  const [approved, rejected] = [{ results: [move(1, 5)] }, { results: [move(2, 0)] }];
  const base = { campaigns: [sides()] };
  expect(differingCampaigns(dry(base, approved, rejected))).toEqual([]);
  expect(differingCampaigns(dry(rejected, approved, base))).toEqual([]);
  expect(differingCampaigns(dry(base, approved))).toMatchObject([
    { log: { ...sums(3), payoutMicros: 5 }, present: sums(3), judged: null },
  ]);
  const judged = { results: [move(1, 5, { judged: NO_SUMS })] };
  expect(differingCampaigns(dry(base, judged))[0]?.judged).toEqual(sums(3));
  expect(differingCampaigns(dry(approved))).toMatchObject([{ ...OWN, present: NO_SUMS }]);
});

test("what differs is named, from what is there or by the rule set", () => {
  expect(differingSums(sides())).toEqual([]);
  expect(differingSums(sides({ present: { ...sums(3), payoutMicros: 1 } }))).toEqual([
    "payoutMicros",
  ]);
  expect(differingSums(sides({ judged: sums(2) }))).toEqual(["grossClicks", "clicks"]);
});
