import { blankParameters } from "@cleverdrip/core";
import type { JournalLine, LogLines } from "../log/read-log.ts";
import type { LogKind } from "../log/segment-key.ts";
import type { BatchLine, ClickLine } from "../log/click-line.ts";

/** Whose lines are to be blanked. */
export type ErasedIds = {
  readonly clickIds: ReadonlySet<string>;
  readonly visitorIds: ReadonlySet<string>;
  readonly resultIds: ReadonlySet<string>;
  readonly reportIds: ReadonlySet<string>;
  /** In lower case; "" = none. */
  readonly value: string;
};

/** A report's line, as far as it may tell of a person. */
type ReportLine = LogLines["conversions"] & {
  readonly parameters: readonly (readonly [string, string])[];
  readonly click?: { readonly clickId: string } | null;
  readonly visitorId?: string;
};

type Blank = {
  readonly [K in LogKind]: (line: LogLines[K], text: string, erased: ErasedIds) => LogLines[K];
};

/** A line without what it tells of an erased person; the line itself where it tells nothing of one. */
export const BLANK_LINE: Blank = {
  clicks: blankClick,
  conversions: (line, text, erased) => blankReport(line as ReportLine, text, erased),
  journal: blankJournal,
};

function says(text: string, { value }: ErasedIds): boolean {
  return value !== "" && text.toLowerCase().includes(value);
}

function blankClick(
  line: BatchLine | ClickLine,
  text: string,
  erased: ErasedIds,
): BatchLine | ClickLine {
  if (line.kind === "batch") return line;
  const { clickIds, visitorIds } = erased;
  const isOwn = clickIds.has(line.id) || visitorIds.has(line.visitorId) || says(text, erased);
  if (!isOwn) return line;
  return { ...line, ...BLANK_CLICK };
}

/** What of a click may tell of a person. Whatever a click says besides, a test names. */
export const BLANK_CLICK = {
  visitorId: "",
  ipHash: "",
  ipPrefix: "",
  userAgent: "",
  subs: {},
  externalId: "",
  query: "",
  source: "",
  region: "",
  city: "",
  visitorKeys: [],
  duplicateKeys: [],
  traits: "",
} as const satisfies Partial<ClickLine>;

function blankReport(line: ReportLine, text: string, erased: ErasedIds): LogLines["conversions"] {
  const { clickIds, visitorIds, reportIds } = erased;
  const isOwn =
    reportIds.has(line.id) ||
    clickIds.has(line.click?.clickId ?? "") ||
    visitorIds.has(line.visitorId ?? "") ||
    says(text, erased);
  if (!isOwn) return line;
  const parameters = blankParameters(line.parameters, valuesOf(erased));
  const kept = Object.entries(line).filter(([name]) => KEPT_OF_REPORTS.includes(name));
  // Less than before, in the same shape: everything else of a report may be left out.
  return { ...Object.fromEntries(kept), parameters, ipPrefix: "" } as unknown as ReportLine;
}

/** What a report still says of itself; what is added to reports some day is not kept unless it is added here. */
const KEPT_OF_REPORTS: readonly string[] = [
  "v",
  "kind",
  "id",
  "rules",
  "receivedAtMs",
  "via",
  "workspaceId",
  "host",
  "click",
  "clickProblem",
];

function blankJournal(entry: JournalLine, text: string, erased: ErasedIds): JournalLine {
  if (entry.kind !== "conversion") return entry;
  const { after } = entry.line;
  const { clickIds, visitorIds, resultIds } = erased;
  const isOwn =
    resultIds.has(after.id) ||
    clickIds.has(after.clickId) ||
    visitorIds.has(after.visitorId) ||
    says(text, erased);
  if (!isOwn) return entry;
  const received = blankReceived(after.received, erased);
  const blanked = { ...after, visitorId: "", attribution: "", received };
  return { ...entry, line: { ...entry.line, after: blanked } };
}

/** The report kept with a conversion: JSON of names and values, `{}` in rows of before it was kept. */
export function blankReceived(received: string, erased: Pick<ErasedIds, "value">): string {
  const said = JSON.parse(received) as unknown;
  // Written by us, in this shape.
  if (!Array.isArray(said)) return received;
  return JSON.stringify(
    blankParameters(said as readonly (readonly [string, string])[], valuesOf(erased)),
  );
}

function valuesOf({ value }: Pick<ErasedIds, "value">): readonly string[] {
  return value === "" ? [] : [value];
}
