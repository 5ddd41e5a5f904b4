import { expect, test } from "vitest";
import { clickAt, observationOf } from "../../test-support/window.ts";
import { lostPlaces, rememberAdmitted, type AdmittedClicks } from "./admitted-clicks.ts";

test("of more clicks than are remembered, the oldest ones keep their places for good", () => {
  const admitted: AdmittedClicks = new Map();
  const clicks = Array.from({ length: 20_003 }, () => clickAt(0, [2]));
  for (const { id } of clicks) {
    const use = { key: `link:${id}:total`, limit: 1, periodId: "", endsAtMs: null };
    rememberAdmitted(admitted, id, [use]);
  }
  expect(admitted.size).toBe(20_000);
  const lost = lostPlaces(admitted, [observationOf(clicks, 0)], []);
  expect(lost).toHaveLength(20_000);
  expect(lost[0]).toEqual({ key: `link:${clicks[3]?.id}:total`, periodId: "" });
});
