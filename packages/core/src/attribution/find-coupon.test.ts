import { expect, test } from "vitest";
import { findCoupon, type Coupon } from "../index.ts";

function coupon(publisherId: string, change: Partial<Coupon> = {}): Coupon {
  return { code: "Save10", publisherId, startsAtMs: null, endsAtMs: null, ...change };
}

test.each(["Save10", "SAVE10", " save10 "])("the code %j is matched whatever its case", (code) => {
  expect(findCoupon(code, [coupon("pub_1")], 0)?.publisherId).toBe("pub_1");
});

test("another code, or none, is nobody's", () => {
  expect(findCoupon("save1", [coupon("pub_1")], 0)).toBeNull();
  expect(findCoupon(" ", [coupon("pub_1", { code: "" })], 0)).toBeNull();
});

test("a coupon counts from its first to its last millisecond", () => {
  const spring = [coupon("pub_1", { startsAtMs: 100, endsAtMs: 200 })];
  const found = [99, 100, 200, 201].map((atMs) => findCoupon("save10", spring, atMs) !== null);
  expect(found).toEqual([false, true, true, false]);
});

test("a code that passed to another publisher stands for the one who had it at the time", () => {
  const handed = [coupon("pub_2", { startsAtMs: 100 }), coupon("pub_1")];
  expect(findCoupon("save10", handed, 99)?.publisherId).toBe("pub_1");
  expect(findCoupon("save10", handed, 100)?.publisherId).toBe("pub_2");
  expect(findCoupon("save10", handed.toReversed(), 100)?.publisherId).toBe("pub_2");
});
