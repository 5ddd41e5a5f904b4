import { expect, test } from "vitest";
import { click, conversion, DAY_MS, HOUR_MS, summary } from "../../test-support/attribution.ts";
import { attribute, DEFAULT_ATTRIBUTION, type AttributionPolicy, type Touch } from "../index.ts";

const guessing: AttributionPolicy = {
  ...DEFAULT_ATTRIBUTION,
  rungs: ["click-id", "fingerprint"],
};

function like(
  id: string,
  hoursBefore: number,
  visitorId: string | null,
  fingerprint = "print",
): Touch {
  return click(id, hoursBefore, { visitorId, fingerprint });
}

test.each<[string, readonly Touch[], string]>([
  ["one visitor's clicks", [like("x", 9, "v"), like("y", 3, "v")], "fingerprint: y=1000000"],
  ["clicks of the day before", [like("x", 9, "v", "earlier")], "fingerprint: x=1000000"],
  ["two visitors behind one address", [like("x", 9, "v"), like("y", 3, "w")], "X_CLICK_UNKNOWN"],
  [
    "two visitors on two days",
    [like("x", 9, "v", "earlier"), like("y", 3, "w")],
    "X_CLICK_UNKNOWN",
  ],
  ["two clicks of nobody known", [like("x", 9, null), like("y", 3, null)], "X_CLICK_UNKNOWN"],
  [
    "a visitor, and one whose click is too old to matter",
    [like("x", 25, "v"), like("y", 3, "w")],
    "fingerprint: y=1000000",
  ],
  [
    "a visitor, and one who clicked after the event",
    [like("x", 3, "v"), like("y", -1, "w")],
    "fingerprint: x=1000000",
  ],
  ["another browser", [like("x", 3, "v", "other")], "X_CLICK_UNKNOWN"],
  [
    "more clicks than a person makes",
    Array.from({ length: 21 }, (_, i) => like(`x${i}`, 3 + i / 10, "v")),
    "X_CLICK_UNKNOWN",
  ],
])("by address and browser, %s are worth what one may conclude", (_name, touches, expected) => {
  const report = conversion({ fingerprints: ["earlier", "print"] });
  expect(summary(attribute(guessing, report, touches))).toBe(expected);
});

test("a click that is too early to count may be the one that led here, so it makes others a guess", () => {
  const report = conversion({ fingerprints: ["print"] });
  const decided = attribute({ ...guessing, minWindowMs: HOUR_MS }, report, [
    like("x", 3, "v"),
    like("y", 0.5, "w"),
  ]);
  expect(decided.considered.map(({ verdict }) => verdict)).toEqual(["ambiguous", "ambiguous"]);
  expect(decided.considered[0]?.sentence).toContain("a guess between them credits nobody");
});

test("a guess never reaches back more than a day, whatever window was stored", () => {
  const maxWindowMs = { ...guessing.maxWindowMs, fingerprint: 90 * DAY_MS };
  const report = conversion({ fingerprints: ["print"] });
  const decided = attribute({ ...guessing, maxWindowMs }, report, [like("x", 25, "v")]);
  expect(summary(decided)).toBe("X_TOO_LATE");
});

test("a guess that nobody can make leaves the conversion to the rungs behind it", () => {
  const rungs = ["fingerprint", "coupon"] as const;
  const report = conversion({ fingerprints: ["print"], couponPublisherId: "pub_coupon" });
  const touches = [like("x", 3, "v"), like("y", 2, "w")];
  expect(summary(attribute({ ...DEFAULT_ATTRIBUTION, rungs }, report, touches))).toBe(
    "coupon: pub_coupon=1000000",
  );
});
