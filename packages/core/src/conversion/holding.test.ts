import { expect, test } from "vitest";
import { holdUntil, isHeld, isLocked, lockAt } from "../index.ts";

const AT = Date.UTC(2026, 10, 20, 12);
const DAY_MS = 86_400_000;

test("a holding period counts days of 24 hours from the event", () => {
  expect(holdUntil(AT, 30)).toBe(AT + 30 * DAY_MS);
  expect(holdUntil(AT, 0)).toBeNull();
});

test("a conversion is held until its time has come, not longer", () => {
  expect(isHeld(holdUntil(AT, 1), AT + DAY_MS - 1)).toBe(true);
  expect(isHeld(holdUntil(AT, 1), AT + DAY_MS)).toBe(false);
  expect(isHeld(null, AT)).toBe(false);
});

test.each([
  [0, 45, 45],
  [30, 45, 45],
  [60, 45, 60],
])("held %d days and locked after %d, it is locked after %d", (holdDays, lockDays, days) => {
  const lockMs = lockAt(AT, holdDays, lockDays);
  expect(lockMs).toBe(AT + days * DAY_MS);
  expect(isLocked(lockMs, AT + days * DAY_MS - 1)).toBe(false);
  expect(isLocked(lockMs, AT + days * DAY_MS)).toBe(true);
});

test("without a lock a conversion stays open for ever", () => {
  expect(isLocked(lockAt(AT, 30, null), Number.MAX_SAFE_INTEGER)).toBe(false);
});

test.each([-1, 0.5, Number.NaN])("%d days are a bug", (days) => {
  expect(() => holdUntil(AT, days)).toThrow(RangeError);
  expect(() => lockAt(AT, 0, days)).toThrow(RangeError);
});
