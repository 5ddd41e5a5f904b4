import { simulation, tests, type Mutant } from "../mutant.ts";

const MOVES = "packages/core/src/payouts/ledger-moves.ts";
const SETTLE = "packages/db/src/events/settle-clicks.ts";

/** What is earned, taken back, shared and paid. */
export const MONEY_MUTANTS: readonly Mutant[] = [
  {
    name: "float-division",
    file: "packages/core/src/payouts/payout-step.ts",
    from: "return micros + Number(divideHalfEven(BigInt(base) * BigInt(ppm), 1_000_000n));",
    to: "return micros + Math.round(base * (ppm / 1_000_000));",
    breaks: "A share of a sale is a micro off, or more of large ones.",
    check: simulation,
  },
  {
    name: "halves-up",
    file: "packages/core/src/payouts/divide-half-even.ts",
    from: "(twiceRest === divisor && quotient % 2n === 1n)",
    to: "twiceRest === divisor",
    breaks: "Many small shares drift upwards.",
    check: tests("packages/core/src/payouts/divide-half-even.test.ts"),
  },
  {
    name: "reversal-sign",
    file: MOVES,
    from: "amountMicros: 0 - owed, index",
    to: "amountMicros: owed, index",
    breaks: "A refund pays the publisher once more.",
    check: simulation,
  },
  {
    name: "reversed-twice",
    file: MOVES,
    from: "amountMicros: 0 - owed, index });\n      owed = 0;",
    to: 'amountMicros: 0 - owed, index });\n      moves.push({ kind: "reverse", amountMicros: 0 - owed, index });\n      owed = 0;',
    breaks: "A refund takes back twice what was earned.",
    check: simulation,
  },
  {
    name: "adjust-without-entry",
    file: MOVES,
    from: 'status === "approved" && owed !== payoutMicros',
    to: 'status === "approved" && owed < payoutMicros && owed > payoutMicros',
    breaks: "A payout that is changed is not changed in the ledger.",
    check: tests("packages/core/src/payouts/ledger-moves.test.ts"),
  },
  {
    name: "override-before-tier",
    file: "packages/core/src/payouts/resolve-payout.ts",
    from: 'if (tier !== null) causes.push({ step: "tier", name: tier.name, terms: tier.terms });\n  if (override !== null) causes.push({ step: "override", terms: override });',
    to: 'if (override !== null) causes.push({ step: "override", terms: override });\n  if (tier !== null) causes.push({ step: "tier", name: tier.name, terms: tier.terms });',
    breaks: "What was agreed with one publisher gives way to the terms of its tier.",
    check: tests("packages/core/src/payouts/resolve-payout.test.ts"),
  },
  {
    name: "remainder-lost",
    file: "packages/core/src/attribution/split-exactly.ts",
    from: "shares[index] = whole + 1n;",
    to: "shares[index] = whole;",
    breaks: "The parts of a shared result are less than the whole.",
    check: tests("packages/core/src/attribution/split-exactly.test.ts"),
  },
  {
    name: "clicks-settled-twice",
    file: SETTLE,
    from: "max(0, due - max(settled, entered))",
    to: "due - settled",
    breaks: "A schedule that runs amid a replay enters a day's clicks again.",
    check: tests("packages/db/src/events/settle-clicks.test.ts"),
  },
  {
    name: "settled-by-two",
    file: SETTLE,
    from: "WHERE r.value ->> 6 = (",
    to: "WHERE 0 <> (",
    breaks: "Two runs of the schedule at once both enter a day's clicks.",
    check: tests("packages/db/src/events/settle-clicks.test.ts"),
  },
  {
    name: "ledger-not-closed",
    file: "packages/db/src/events/ledger-lock.ts",
    from: "return `max(${atMs}, coalesce((SELECT locked_to_ms FROM ledger_locks WHERE workspace_id = ?1), 0))`;",
    to: "return `max(${atMs}, 0)`;",
    breaks: "A statement that was sent changes afterwards.",
    check: tests("packages/db/src/events/pay-period.test.ts"),
  },
  {
    name: "period-paid-twice",
    file: "packages/db/src/events/pay-period.ts",
    from: "AND ${PAYMENTS_SQL} = ?9\n",
    to: "AND ?9 IS NOT NULL\n",
    breaks: "Two payments at once pay the same amount twice.",
    check: tests("packages/db/src/events/pay-period.test.ts"),
  },
];
