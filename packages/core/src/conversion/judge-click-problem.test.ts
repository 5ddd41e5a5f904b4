import { expect, test } from "vitest";
import { judgeClickProblem, type ClickProblem } from "./judge-click-problem.ts";

const judge = (change: Partial<Parameters<typeof judgeClickProblem>[0]>) =>
  judgeClickProblem({
    via: "postback",
    hasClick: false,
    problem: null,
    campaignId: null,
    ...change,
  });

test("a report with a proven click can be judged, wherever it comes from", () => {
  for (const via of ["postback", "pixel", "snippet", "manual", "upload", "api"] as const)
    expect(judge({ via, hasClick: true })).toBeNull();
});

test.each<[ClickProblem | null, string, RegExp]>([
  [null, "X_CLICK_UNKNOWN", /missing/],
  ["missing", "X_CLICK_UNKNOWN", /missing/],
  ["malformed", "X_CLICK_UNKNOWN", /32 characters/],
  ["forged", "X_CLICK_FORGED", /not issued here/],
  ["unreadable", "X_CLICK_UNKNOWN", /JSON/],
  ["too-large", "X_CLICK_UNKNOWN", /16384 bytes/],
  ["too-often", "X_DUP_CLICK", /answered 429/],
])("a report without a click whose problem is %s is refused as %s", (problem, reason, hint) => {
  expect(judge({ problem })).toEqual({ reason, hint: expect.stringMatching(hint) });
});

test.each<[ClickProblem]>([["missing"], ["malformed"]])(
  "a server whose click id is %s may name its campaign instead, a browser may not",
  (problem) => {
    const named = { problem, campaignId: "cmp_1" };
    expect(judge(named)).toBeNull();
    expect(judge({ ...named, via: "upload" })).toBeNull();
    expect(judge({ ...named, via: "pixel" })).toMatchObject({ reason: "X_CLICK_UNKNOWN" });
    expect(judge({ ...named, via: "snippet" })).toMatchObject({ reason: "X_CLICK_UNKNOWN" });
  },
);

test("naming a campaign helps no forged click id", () => {
  expect(judge({ problem: "forged", campaignId: "cmp_1" })?.reason).toBe("X_CLICK_FORGED");
});

test.each<[ClickProblem]>([["unreadable"], ["too-large"], ["too-often"]])(
  "a report that is %s is not judged by half of what it says, though its click is proven",
  (problem) => {
    expect(judge({ problem, hasClick: true, campaignId: "cmp_1" })).not.toBeNull();
  },
);
