import type { Book } from "./book.ts";
import type { NumberedLine } from "./numbered-lines.ts";
import { readLine } from "./read-line.ts";
import { createRemarks, type Remarks } from "./remarks.ts";
import { EARLIEST_MS, LATEST_MS, shiftOf } from "./shift-times.ts";
import type { CampaignTold, ConversionLine, SetupLine, TrafficLine } from "./traffic-line.ts";

/** What has to be known of a file before its first click is sent. */
export type Survey = {
  readonly setup: SetupLine;
  /** Names of events, the first spelling of each; at least one. */
  readonly events: readonly string[];
  /** `[campaign, publisher]` of every link that is clicked, as JSON. */
  readonly links: readonly string[];
  /** `currency day` of amounts, days counted from 1970 in the file's own times. */
  readonly amounts: ReadonlySet<string>;
  /** Of the first line, moved by `shiftMs`. */
  readonly firstMs: number;
  /** By so much its times are moved while it is played. */
  readonly shiftMs: number;
  /** Lines that are played. */
  readonly lines: number;
};

export type Surveyed = {
  readonly survey: Survey;
  /** Of lines that nothing can be made of: they are left out. */
  readonly leftOut: Remarks;
  /** Of lines that are played although something about them is not as agreed. */
  readonly mended: Remarks;
};

/** Events beyond are refused as unknown: campaigns have not that many. */
const MOST_EVENTS = 100;
const DEFAULT_EVENT = "conversion";
const DAY_MS = 86_400_000;
const MOST_LEFT_OUT = 50;
const MOST_MENDED = 3;

type Known = {
  isSetUp: boolean;
  readonly campaigns: Map<string, CampaignTold>;
  readonly publishers: Set<string>;
  readonly events: Map<string, string>;
  /** With the line of the first click of each. */
  readonly links: Map<string, number>;
  readonly amounts: Set<string>;
  latestMs: number;
  lines: number;
};

/** Reads a whole file once, notes its lines in the book, and finds everything about it that is not as agreed. */
export function surveyLines(name: string, lines: Iterable<NumberedLine>, book: Book): Surveyed {
  const leftOut = createRemarks(name, MOST_LEFT_OUT);
  const mended = createRemarks(name, MOST_MENDED);
  const known: Known = {
    isSetUp: false,
    campaigns: new Map(),
    publishers: new Set(),
    events: new Map(),
    links: new Map(),
    amounts: new Set(),
    latestMs: -Infinity,
    lines: 0,
  };
  for (const line of lines) {
    const read = readLine(line.text);
    if (read.kind === "malformed") leftOut.add("malformed", line.number, read.problem);
    else takeIn(read.line, line, known, book, mended);
  }
  completeSetup(known, mended);
  const shiftMs = keepTimes(book, leftOut);
  for (const { number, kind, named } of book.arrange())
    mended.add(`nowhere ${kind}`, number, nowhere(kind, named));
  const firstMs = (book.times()?.firstMs ?? EARLIEST_MS) + shiftMs;
  return { survey: surveyOf(known, firstMs, shiftMs), leftOut, mended };
}

/** By how much times are moved; leaves out those that ids cannot carry even so. */
function keepTimes(book: Book, leftOut: Remarks): number {
  const times = book.times();
  const shiftMs = times === null ? 0 : shiftOf(times);
  for (const number of book.dropBeyond(EARLIEST_MS - shiftMs, LATEST_MS - shiftMs))
    leftOut.add("beyond", number, "atMs is decades away from that of the other lines");
  return shiftMs;
}

function surveyOf(known: Known, firstMs: number, shiftMs: number): Survey {
  const { campaigns, publishers, events, links, amounts, lines } = known;
  return {
    setup: {
      kind: "setup",
      campaigns: [...campaigns.values()],
      publishers: [...publishers].map((ref) => ({ ref })),
    },
    events: events.size === 0 ? [DEFAULT_EVENT] : [...events.values()],
    links: [...links.keys()],
    amounts,
    firstMs,
    shiftMs,
    lines,
  };
}

function takeIn(
  line: TrafficLine,
  at: NumberedLine,
  known: Known,
  book: Book,
  mended: Remarks,
): void {
  const say = (what: string, sentence: string) => mended.add(what, at.number, sentence);
  if (line.kind === "setup") {
    takeSetup(line, known, say);
    return;
  }
  if (!known.isSetUp) say("late setup", "the first line wants to be the setup");
  known.isSetUp = true;
  known.lines += 1;
  if (line.atMs < known.latestMs)
    say("order", "atMs is before that of a line above it: lines are played in the order of atMs");
  known.latestMs = Math.max(known.latestMs, line.atMs);
  if (!book.add(line, at)) say("ref", "its ref is that of a line above it, which is meant by it");
  if (line.kind === "conversion") takeResult(line, known, say);
  if (line.kind !== "click") return;
  const link = JSON.stringify([line.campaign, line.publisher]);
  if (!known.links.has(link)) known.links.set(link, at.number);
}

type Say = (what: string, sentence: string) => void;

function takeSetup({ campaigns, publishers }: SetupLine, known: Known, say: Say): void {
  if (known.isSetUp) say("setup", "is one more setup: what is new in it is added to the first");
  known.isSetUp = true;
  for (const campaign of campaigns)
    if (!known.campaigns.has(campaign.ref)) known.campaigns.set(campaign.ref, campaign);
  for (const { ref } of publishers) known.publishers.add(ref);
}

/** Adds the campaigns and publishers of links that no setup has. */
function completeSetup({ campaigns, publishers, links }: Known, mended: Remarks): void {
  for (const [key, number] of links) {
    // Written below.
    const [campaign = "", publisher = ""] = JSON.parse(key) as readonly string[];
    if (!campaigns.has(campaign)) {
      campaigns.set(campaign, { ref: campaign, payoutMicros: 0, currency: "USD" });
      mended.add(
        "campaign",
        number,
        `campaign is ${JSON.stringify(campaign)}, which is in no setup: it pays nothing`,
      );
    }
    if (publishers.has(publisher)) continue;
    publishers.add(publisher);
    mended.add(
      "publisher",
      number,
      `publisher is ${JSON.stringify(publisher)}, which is in no setup: it is added`,
    );
  }
}

function takeResult(
  { event, amountMicros, currency, atMs }: ConversionLine,
  { events, amounts }: Known,
  say: Say,
): void {
  if (amountMicros !== null && currency !== null)
    amounts.add(`${currency} ${Math.floor(atMs / DAY_MS)}`);
  const key = event?.toLowerCase() ?? "";
  if (event === null || events.has(key)) return;
  if (events.size < MOST_EVENTS) events.set(key, event);
  else say("events", `event ${JSON.stringify(event)} is one too many: it is refused as unknown`);
}

function nowhere(kind: number, named: string): string {
  const ref = JSON.stringify(named);
  return kind === 1
    ? `no line is the click ${ref}: the conversion is sent with that as its click id`
    : `no line is the conversion ${ref}: the outcome is not sent`;
}
