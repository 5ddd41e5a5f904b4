import { expect, test } from "vitest";
import { statement } from "../../testing/ledger-samples.ts";
import { settledStatements, statementKey, statementState } from "./statement-state.ts";

const payment = { entryId: "led_1", amountMicros: 55_000_000, reference: "wire 7", atMs: 1 };
const older = statement({ firstDay: "2026-09-01", payableMicros: 20_000_000 });
const newer = statement();
/** Paid so much, and owed a lot more. */
const paid = (paidMicros: number, balanceMicros = 1_000_000_000) => [
  { currency: "USD", paidMicros: 0 - paidMicros, balanceMicros },
];

test.each([
  [{}, "2026-11-30", "To be paid"],
  [{}, "2026-12-01", "Overdue"],
  [{ payment }, "2026-12-01", "Paid"],
  [{ payableMicros: 0, carriedMicros: 30 }, "2026-12-01", "Carried over"],
  [{ payableMicros: 0 }, "2026-12-01", "Nothing due"],
])("a statement with %j on %s is: %s", (part, today, label) => {
  expect(statementState(statement(part), today, new Set()).label).toBe(label);
});

test("a statement that another payment has settled is not due", () => {
  const settled = new Set([statementKey(newer)]);
  expect(statementState(newer, "2026-12-01", settled).label).toBe("Settled");
});

test.each([
  [0, []],
  [19_999_999, []],
  [20_000_000, ["USD 2026-09-01"]],
  [74_999_999, ["USD 2026-09-01"]],
  [75_000_000, ["USD 2026-09-01", "USD 2026-10-01"]],
])("payments of %i micros that name no statement settle the oldest: %j", (micros, keys) => {
  expect([...settledStatements([newer, older], paid(micros))]).toEqual(keys);
});

test("a payment that names its statement settles no other one", () => {
  const named = statement({ payment });
  expect([...settledStatements([named, older], paid(55_000_000))]).toEqual([]);
  expect([...settledStatements([named, older], paid(75_000_000))]).toEqual(["USD 2026-09-01"]);
});

test("what was set off against a reversal needs no payment, and other currencies settle nothing", () => {
  const reversed = statement({ payableMicros: 0, offsetMicros: 20_000_000 });
  expect([...settledStatements([reversed, older], [])]).toEqual(["USD 2026-09-01"]);
  const euros = [{ currency: "EUR", paidMicros: -99_000_000, balanceMicros: 0 }];
  expect([...settledStatements([newer], euros)]).toEqual([]);
});

test.each([
  [75_000_000, []],
  [55_000_001, []],
  [55_000_000, ["USD 2026-09-01"]],
  [1, ["USD 2026-09-01"]],
  [0, ["USD 2026-09-01", "USD 2026-10-01"]],
  [-5, ["USD 2026-09-01", "USD 2026-10-01"]],
])("no more is due than the %i micros that are owed: settled are %j", (owed, keys) => {
  expect([...settledStatements([newer, older], paid(0, owed))]).toEqual(keys);
});
