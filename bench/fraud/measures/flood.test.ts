import { expect, test } from "vitest";
import { verdictOf, type FraudJudge } from "../verdict.ts";
import { minutesToHoldFlood } from "./flood.ts";

/** Holds a publisher from its 600th click in an hour on. */
const counting: FraudJudge = (lines) => {
  const counts = new Map<string, number>();
  return lines.flatMap((line) => {
    if (line.kind !== "click") return [];
    const key = `${line.publisher} ${Math.floor(line.atMs / 3_600_000)}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
    const isMany = (counts.get(key) ?? 0) >= 600;
    return [verdictOf(line.ref, line.atMs, isMany ? [{ rule: "many", detail: "many" }] : [])];
  });
};

test("a flood of a click a second is held when its first click is", () => {
  expect(minutesToHoldFlood(["flood"], counting)).toBeCloseTo(10, 0);
});

test("a flood that nobody holds is held never", () => {
  expect(minutesToHoldFlood(["flood"], () => [])).toBe(Number.POSITIVE_INFINITY);
});
