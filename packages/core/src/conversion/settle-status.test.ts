import { expect, test } from "vitest";
import { CONVERSION_STATUSES, type ConversionStatus, settleStatus } from "../index.ts";

test("a legal status is taken at once", () => {
  expect(settleStatus("pending", [], "approved")).toEqual({
    status: "approved",
    steps: ["approved"],
    waiting: [],
    problem: null,
  });
});

test("a refund that overtakes its approval waits, and takes the money back when that comes", () => {
  const early = settleStatus("pending", [], "refunded");
  expect(early).toMatchObject({ status: "pending", steps: [], waiting: ["refunded"] });
  expect(early.problem).toContain("a pending conversion cannot become refunded");
  expect(settleStatus(early.status, early.waiting, "approved")).toEqual({
    status: "refunded",
    steps: ["approved", "refunded"],
    waiting: [],
    problem: null,
  });
});

test("what can never become legal does not wait", () => {
  expect(settleStatus("approved", [], "pending")).toMatchObject({ steps: [], waiting: [] });
  expect(settleStatus("rejected", [], "approved")).toMatchObject({ steps: [], waiting: [] });
});

test("junk found out late is a rejection", () => {
  expect(settleStatus("approved", [], "trash")).toMatchObject({
    status: "rejected",
    problem: null,
  });
  expect(settleStatus("rejected", [], "trash")).toMatchObject({ steps: [], problem: null });
});

/** Every order of every selection. */
function orders<T>(items: readonly T[]): T[][] {
  return [
    [],
    ...items.flatMap((item) =>
      orders(items.filter((other) => other !== item)).map((rest) => [item, ...rest]),
    ),
  ];
}

test("the same statuses in any order leave the same balance", () => {
  const balances = new Map<string, Set<boolean>>();
  for (const reported of orders<ConversionStatus>(CONVERSION_STATUSES)) {
    const [first, ...rest] = reported;
    if (first === undefined) continue;
    let settled = { status: first, waiting: [] as readonly ConversionStatus[] };
    for (const status of rest) settled = settleStatus(settled.status, settled.waiting, status);
    const key = reported.toSorted().join();
    const balance = balances.get(key) ?? new Set();
    balances.set(key, balance.add(settled.status === "approved"));
  }
  expect(balances.size).toBe(63);
  for (const [key, balance] of balances) {
    const isPaid = key.includes("approved") && !/rejected|refunded|trash/.test(key);
    expect(Array.from(balance)).toEqual([isPaid]);
  }
});
