import { simulation, tests, type Mutant } from "../mutant.ts";

const ATTRIBUTE = "packages/core/src/attribution/attribute.test.ts";
const PROPERTY = "packages/core/src/attribution/attribute.property.test.ts";

/** Whose a conversion is, and which click it is of. */
export const ATTRIBUTION_MUTANTS: readonly Mutant[] = [
  {
    name: "window-end-outside",
    file: "packages/core/src/attribution/judge-window.ts",
    from: 'return ctitMs > maxMs ? "too-late" : "in-window";',
    to: 'return ctitMs >= maxMs ? "too-late" : "in-window";',
    breaks: "A conversion in the last moment of its window is refused.",
    check: tests(ATTRIBUTE),
  },
  {
    name: "tie-break-dropped",
    file: "packages/core/src/attribution/touch.ts",
    from: "return a.id < b.id ? -1 : 1;",
    to: "return 0;",
    breaks: "Of two clicks of one moment the one that is stored first gets the money.",
    check: tests(ATTRIBUTE, PROPERTY),
  },
  {
    name: "later-id-first",
    file: "packages/core/src/attribution/touch.ts",
    from: "return a.id < b.id ? -1 : 1;",
    to: "return a.id < b.id ? 1 : -1;",
    breaks: "Of a visitor's first clicks, in one moment, another one is paid than was said.",
    check: simulation,
  },
  {
    name: "everybody-without-cookie",
    file: "packages/core/src/attribution/try-rung.ts",
    from: "visitorId !== null && touch.visitorId === visitorId",
    to: "touch.visitorId === visitorId",
    breaks: "Whoever has no cookie is one visitor with all others that have none.",
    check: tests(ATTRIBUTE, PROPERTY),
  },
  {
    name: "journey-of-other-workspace",
    file: "packages/db/src/events/visitor-clicks.ts",
    from: "ON ${others} AND t.workspace_id = ?1 AND t.visitor_id = v.id",
    to: "ON ${others} AND ?1 <> '' AND t.visitor_id = v.id",
    breaks: "A visitor of the same name in another workspace has a share.",
    check: tests("packages/db/src/events/read-journeys.test.ts"),
  },
  {
    name: "first-click-not-followed",
    file: "packages/db/src/events/visitor-clicks.ts",
    from: "t.id < min(${time} || '~', ${to})",
    to: "t.id < min(${time}, ${to})",
    breaks: "A visitor's first click, which no index has, has no share.",
    check: tests("packages/db/src/events/visitor-clicks.test.ts"),
  },
  {
    name: "not-attributed-again",
    file: "workers/consumer/src/conversions/settle-report.ts",
    from: "if (journey.isNeeded) await attributeAgain(campaign.workspace.id, conversionId, deps);",
    to: "if (journey.isNeeded) await Promise.resolve(deps ?? attributeAgain(campaign.workspace.id, conversionId, deps));",
    breaks: "A click that is stored while its conversion is written has no say in it.",
    check: tests("workers/consumer/src/conversions/journeys.test.ts"),
  },
  {
    name: "mac-not-compared",
    file: "packages/core/src/click-id.ts",
    from: 'if (difference !== 0) return { kind: "forged" };',
    to: "",
    breaks: "Any id of the right length is one of ours.",
    check: tests("packages/core/src/click-id.test.ts"),
  },
  {
    name: "mac-compared-in-part",
    file: "packages/core/src/click-id.ts",
    from: "for (let i = 0; i < MAC_BYTES; i += 1)\n    difference |=",
    to: "for (let i = 0; i < MAC_BYTES - 1; i += 1)\n    difference |=",
    breaks: "The last byte of an id may be anything.",
    check: tests("packages/core/src/click-id.test.ts"),
  },
  {
    name: "key-version-ignored",
    file: "packages/core/src/click-id.ts",
    from: "const mac = keys.all.get(byteAt(bytes, 5) >> 4);",
    to: "const mac = keys.all.size > 0 ? keys.current.mac : undefined;",
    breaks: "After a change of keys the ids of before are refused.",
    check: tests("packages/core/src/click-id.test.ts"),
  },
];
