import { tests, type Mutant } from "../mutant.ts";

const EDGE = "packages/edge-config/src";

/** Configuration at the edge, and caps of clicks. */
export const EDGE_MUTANTS: readonly Mutant[] = [
  {
    name: "snapshot-stale-for-ever",
    file: `${EDGE}/reader.ts`,
    from: "if (context.nowMs < entry.freshUntilMs) return entry.value;",
    to: "if (entry.freshUntilMs > 0) return entry.value;",
    breaks: "A change of configuration never reaches an isolate that knows the link.",
    check: tests(`${EDGE}/snapshot-reader.test.ts`),
  },
  {
    name: "version-goes-back",
    file: `${EDGE}/keep-snapshot.ts`,
    from: "(newer < 0 || (newer === 0",
    to: "((newer === 0",
    breaks: "A store that lags takes a change back that was seen already.",
    check: tests(`${EDGE}/snapshot-reader.test.ts`),
  },
  {
    name: "published-once",
    file: `${EDGE}/publish.ts`,
    from: "const MAX_ROUNDS = 3;",
    to: "const MAX_ROUNDS = 1;",
    breaks: "A change that commits while an older one is published is overwritten by it.",
    check: tests(`${EDGE}/publish.test.ts`),
  },
  {
    name: "miss-for-ever",
    file: `${EDGE}/misses.ts`,
    from: "nowMs < (untilMs.get(key) ?? 0)",
    to: "untilMs.has(key) && nowMs > 0",
    breaks: "A link that is made after somebody asked for it is never found.",
    check: tests(`${EDGE}/misses.test.ts`),
  },
  {
    name: "full-cap-never-opens",
    file: "packages/core/src/routing/cap.ts",
    from: "endsAtMs === null || nowMs < endsAtMs",
    to: "endsAtMs === null || nowMs > 0",
    breaks: "A cap that was full yesterday is full today.",
    check: tests("packages/core/src/routing/cap.test.ts"),
  },
  {
    name: "cap-week-from-sunday",
    file: "packages/core/src/routing/cap-period.ts",
    from: "addDays(day, 8 - weekdayOf(day))",
    to: "addDays(day, 7 - weekdayOf(day))",
    breaks: "A week's cap opens on Sunday.",
    check: tests("packages/core/src/routing/cap-period.test.ts"),
  },
  {
    name: "duplicate-window-end",
    file: "packages/core/src/rules/rules-v1.ts",
    from: "sinceLikeMs < duplicates.windowSeconds * 1_000",
    to: "sinceLikeMs <= duplicates.windowSeconds * 1_000",
    breaks: "A click just past the window in which a second one is a duplicate is not paid.",
    check: tests("workers/consumer/src/window/judge-observations.test.ts"),
  },
];
