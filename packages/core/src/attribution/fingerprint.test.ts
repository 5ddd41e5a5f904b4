import { expect, test } from "vitest";
import {
  DEFAULT_ATTRIBUTION,
  fingerprintOf,
  fingerprintTimes,
  firstFingerprintAt,
  type BrowserTrace,
} from "../index.ts";

const HOUR_MS = 3_600_000;
const MIDNIGHT_MS = Date.UTC(2026, 10, 20);

const trace: BrowserTrace = {
  campaignId: "cmp_1",
  ipHash: "0123456789abcdef",
  userAgent: "Mozilla/5.0",
  atMs: MIDNIGHT_MS,
};

test("address and browser have one fingerprint all through a UTC day", () => {
  expect(fingerprintOf({ ...trace, atMs: MIDNIGHT_MS + 24 * HOUR_MS - 1 })).toBe(
    fingerprintOf(trace),
  );
});

test.each<[string, Partial<BrowserTrace>]>([
  ["campaign", { campaignId: "cmp_2" }],
  ["address", { ipHash: "0123456789abcdeg" }],
  ["browser", { userAgent: "Mozilla/5.1" }],
  ["day", { atMs: MIDNIGHT_MS - 1 }],
])("another %s has another fingerprint", (_, change) => {
  expect(fingerprintOf({ ...trace, ...change })).not.toBe(fingerprintOf(trace));
});

test.each([{ ipHash: "" }, { userAgent: "" }])("with %o there is none", (change) => {
  expect(fingerprintOf({ ...trace, ...change })).toBeNull();
});

test("fingerprints sort by their days", () => {
  const own = fingerprintOf(trace) ?? "";
  expect(firstFingerprintAt(MIDNIGHT_MS) < own).toBe(true);
  expect(own < firstFingerprintAt(MIDNIGHT_MS + 24 * HOUR_MS)).toBe(true);
});

test.each([
  [12, 2],
  [0, 2],
  [23.99, 3],
])("at %d hours of a day a click may be of %i days", (hours, days) => {
  const times = fingerprintTimes(DEFAULT_ATTRIBUTION, MIDNIGHT_MS + hours * HOUR_MS);
  expect(new Set(times.map(firstFingerprintAt)).size).toBe(days);
  expect(times).toHaveLength(days);
});
