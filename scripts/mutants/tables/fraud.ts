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
];
