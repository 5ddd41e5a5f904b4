import { tests, type Mutant } from "../mutant.ts";

/** Who is doubted, and what a person's word counts. */
export const FRAUD_MUTANTS: readonly Mutant[] = [
  {
    name: "office-not-spared",
    file: "packages/core/src/fraud/detect/click-signs.ts",
    from: "const shared = traits.address !== 0 && isShared(use);",
    to: "const shared = traits.address === 0 && isShared(use);",
    breaks: "The results of an office, whose people share an address, are held.",
    check: tests("packages/core/src/fraud/judge-traffic.test.ts"),
  },
  {
    name: "own-votes-counted",
    file: "packages/core/src/fraud/detect/odd-values.ts",
    from: "((group.values.get(value) ?? 0) - seen) / votes < rare",
    to: "(group.values.get(value) ?? 0) / (votes + seen * 0) < rare",
    breaks: "Who sends enough clicks of a made-up browser makes it a usual one.",
    check: tests("packages/core/src/fraud/detect/odd-values.test.ts"),
  },
  {
    name: "decision-ignored",
    file: "workers/consumer/src/fraud/fraud-move.ts",
    from: 'stored.status === "approved" && stored.reason !== "OK_MANUAL"',
    to: 'stored.status === "approved"',
    breaks: "What a person let through is held again at the next judging.",
    check: tests("workers/consumer/src/fraud/fraud-move.test.ts"),
  },
  {
    name: "refused-twice",
    file: "packages/db/src/fraud/held-part.ts",
    from: 'max(0, h.held_micros + ${toldSql("h", "sum(l.amount_micros)")})',
    to: "h.held_micros",
    breaks: "After a restore what was refused is taken away from the publisher once more.",
    check: tests("packages/db/src/fraud/click-holds.test.ts"),
  },
  {
    name: "paid-clicks-held-again",
    file: "packages/db/src/fraud/click-holds.ts",
    from: "WHERE decision = 'open' AND (earned_micros,",
    to: "WHERE (earned_micros,",
    breaks: "The judge changes what a person decided of a day's clicks.",
    check: tests("packages/db/src/fraud/click-holds.test.ts"),
  },
  {
    name: "closed-statement-held",
    file: "packages/db/src/fraud/click-holds.ts",
    from: '> 0 AND NOT ${closedDaySql("?2", "e")}',
    to: "> 0",
    breaks: "What a closed statement pays for is taken back by the next one.",
    check: tests("packages/db/src/fraud/click-holds.test.ts"),
  },
  {
    name: "held-for-a-mark",
    file: "packages/core/src/fraud/policy/weigh-day.ts",
    from: '(action.mode !== "hold" && action.mode !== "reject")',
    to: 'action.mode === "off"',
    breaks: "Rules that only mark hold the money of clicks.",
    check: tests("packages/core/src/fraud/policy/weigh-day.test.ts"),
  },
  {
    name: "marks-never-dropped",
    file: "packages/db/src/fraud/click-marks.ts",
    from: "!marked.has(JSON.stringify(key))",
    to: "false",
    breaks: "What is found no more in paid clicks goes on being asked about.",
    check: tests("packages/db/src/fraud/click-marks.test.ts"),
  },
];
