import type { NumberedLine } from "./numbered-lines.ts";
import { readLine, type LineProblem } from "./read-line.ts";
import {
  EARLIEST_MS,
  type ClickLine,
  type ConversionLine,
  type OutcomeLine,
  type SetupLine,
  type TrafficLine,
} from "./traffic-line.ts";

/** What has to be known of a file before its first click is sent. */
export type Survey = {
  readonly setup: SetupLine;
  /** Names of events, the first spelling of each; at least one. */
  readonly events: readonly string[];
  /** `campaign publisher` of every link that is clicked, as JSON. */
  readonly links: readonly string[];
  /** Clicks that a browser reports a result of: what is known of it is kept until then. */
  readonly browsed: ReadonlySet<string>;
  /** Of the first line with a time. */
  readonly firstMs: number;
  readonly lines: number;
};

export type Surveyed =
  | { readonly kind: "sound"; readonly survey: Survey }
  /** Sentences with file, line, field and what is wanted; `more` of them are left out. */
  | { readonly kind: "malformed"; readonly problems: readonly string[]; readonly more: number };

const MOST_SHOWN = 50;
const DEFAULT_EVENT = "conversion";

type Known = {
  setup: SetupLine | null;
  readonly clicks: Set<string>;
  readonly conversions: Set<string>;
  readonly campaigns: Set<string>;
  readonly publishers: Set<string>;
  readonly events: Map<string, string>;
  readonly links: Set<string>;
  readonly browsed: Set<string>;
  firstMs: number | null;
  lastMs: number;
};

/** Reads a whole file once and finds everything that is wrong with it. */
export async function surveyLines(
  name: string,
  lines: AsyncIterable<NumberedLine>,
): Promise<Surveyed> {
  const known = nothingKnown();
  const problems: string[] = [];
  let found = 0;
  let count = 0;
  const tell = (number: number, { field, wanted }: LineProblem) => {
    found += 1;
    if (found <= MOST_SHOWN) problems.push(`${name}:${number}: ${field} ${wanted}`);
  };
  for await (const { number, text } of lines) {
    count += 1;
    const read = readLine(text);
    const own = read.kind === "malformed" ? read.problems : takeIn(read.line, known);
    for (const problem of own) tell(number, problem);
  }
  if (count === 0) tell(1, { field: "the file", wanted: "wants a setup line first" });
  const { setup, events, links, browsed, firstMs } = known;
  if (setup === null || found > 0)
    return { kind: "malformed", problems, more: found - problems.length };
  const names = events.size === 0 ? [DEFAULT_EVENT] : [...events.values()];
  const lists = { events: names, links: [...links], browsed };
  const beginMs = firstMs ?? EARLIEST_MS;
  return { kind: "sound", survey: { setup, ...lists, firstMs: beginMs, lines: count } };
}

function nothingKnown(): Known {
  return {
    setup: null,
    clicks: new Set(),
    conversions: new Set(),
    campaigns: new Set(),
    publishers: new Set(),
    events: new Map(),
    links: new Set(),
    browsed: new Set(),
    firstMs: null,
    lastMs: -Infinity,
  };
}

function takeIn(line: TrafficLine, known: Known): readonly LineProblem[] {
  if (line.kind === "setup") return takeSetup(line, known);
  if (known.setup === null) {
    // Said once: everything below would only repeat it.
    known.setup = { kind: "setup", campaigns: [], publishers: [] };
    return [{ field: "kind", wanted: `is ${line.kind}: the first line wants to be the setup` }];
  }
  return [...takeTime(line.atMs, known), ...takeRefs(line, known)];
}

function takeSetup(line: SetupLine, known: Known): readonly LineProblem[] {
  if (known.setup !== null)
    return [{ field: "kind", wanted: "is setup again: a file wants one, as its first line" }];
  known.setup = line;
  const { campaigns, publishers } = line;
  return [
    ...campaigns.flatMap(({ ref }, i) => takeNew(`campaigns.${i}.ref`, ref, known.campaigns)),
    ...publishers.flatMap(({ ref }, i) => takeNew(`publishers.${i}.ref`, ref, known.publishers)),
  ];
}

function takeTime(atMs: number, known: Known): readonly LineProblem[] {
  known.firstMs ??= atMs;
  const beforeMs = known.lastMs;
  known.lastMs = Math.max(beforeMs, atMs);
  if (atMs >= beforeMs) return [];
  const wanted = `is ${atMs}, before the ${beforeMs} above it: lines want to be in the order of atMs`;
  return [{ field: "atMs", wanted }];
}

function takeRefs(
  line: ClickLine | ConversionLine | OutcomeLine,
  known: Known,
): readonly LineProblem[] {
  switch (line.kind) {
    case "click":
      known.links.add(JSON.stringify([line.campaign, line.publisher]));
      return [
        ...takeNew("ref", line.ref, known.clicks),
        ...mustBeKnown("campaign", line.campaign, known.campaigns, "a campaign of the setup"),
        ...mustBeKnown("publisher", line.publisher, known.publishers, "a publisher of the setup"),
      ];
    case "conversion": {
      const { event, click } = line;
      if (event !== null && event.trim() !== "") {
        const key = event.trim().toLowerCase();
        if (!known.events.has(key)) known.events.set(key, event.trim());
      }
      const isFromBrowser = line.via === "pixel" || line.via === "snippet";
      if (click !== null && isFromBrowser) known.browsed.add(click);
      return [
        ...takeNew("ref", line.ref, known.conversions),
        ...(click === null ? [] : mustBeKnown("click", click, known.clicks, "a click above it")),
      ];
    }
    case "outcome":
      return mustBeKnown("conversion", line.conversion, known.conversions, "a conversion above it");
  }
}

function takeNew(field: string, ref: string, taken: Set<string>): readonly LineProblem[] {
  if (taken.has(ref))
    return [{ field, wanted: `is ${JSON.stringify(ref)} for the second time: it wants another` }];
  taken.add(ref);
  return [];
}

function mustBeKnown(
  field: string,
  ref: string,
  known: ReadonlySet<string>,
  what: string,
): readonly LineProblem[] {
  if (known.has(ref)) return [];
  return [{ field, wanted: `is ${JSON.stringify(ref)}, which nothing has: it wants ${what}` }];
}
