import fc from "fast-check";
import { expect, test } from "vitest";
import { CONVERSION_STATUSES, ledgerMoves } from "../index.ts";

test.each([
  [null, ["approved"], 5, [["earn", 5]]],
  [null, ["pending"], 5, []],
  [
    { status: "pending", payoutMicros: 5 },
    ["approved", "refunded"],
    5,
    [
      ["earn", 5],
      ["reverse", -5],
    ],
  ],
  [{ status: "approved", payoutMicros: 5 }, ["refunded"], 7, [["reverse", -5]]],
  [{ status: "approved", payoutMicros: 5 }, ["approved"], 7, [["adjust", 2]]],
  [{ status: "rejected", payoutMicros: 5 }, ["rejected"], 7, []],
] as const)("from %o by %o at %i the ledger gets %o", (before, statuses, payout, moves) => {
  const got = ledgerMoves(before, statuses, payout).map(({ kind, amountMicros }) => [
    kind,
    amountMicros,
  ]);
  expect(got).toEqual(moves);
});

test("whatever a conversion goes through, its entries leave what it pays where it ends", () => {
  const status = fc.constantFrom(...CONVERSION_STATUSES);
  const change = fc.record({
    to: fc.array(status, { minLength: 1, maxLength: 3 }),
    pays: fc.nat(9),
  });
  fc.assert(
    fc.property(fc.array(change, { minLength: 1 }), (changes) => {
      let before: Parameters<typeof ledgerMoves>[0] = null;
      let owed = 0;
      for (const { to, pays } of changes) {
        for (const { amountMicros } of ledgerMoves(before, to, pays)) owed += amountMicros;
        before = { status: to.at(-1) ?? "pending", payoutMicros: pays };
      }
      expect(owed).toBe(before?.status === "approved" ? before.payoutMicros : 0);
    }),
  );
});
