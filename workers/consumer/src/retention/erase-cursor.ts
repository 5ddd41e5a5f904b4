/** What is to be erased: a click with its visitor, or a value wherever it was sent. */
export type ErasureSubject = { readonly kind: "click" | "value"; readonly subject: string };

/** In the order in which they are done; `again` waits, `over` is the end. */
export type ErasePhase =
  | "clicks"
  | "results"
  | "received"
  | "letters"
  | "uploads"
  | "totals"
  | "log"
  | "again"
  | "over";

/** How far an erasure is, and whose things it has found: what comes later goes by them. */
export type EraseCursor = {
  readonly phase: ErasePhase;
  /** Where the phase goes on; "" = at its beginning. */
  readonly after: string;
  /** 2 = the second look, at what came out of the queue once more. */
  readonly pass: 1 | 2;
  readonly clickIds: readonly string[];
  readonly viewIds: readonly string[];
  readonly visitorIds: readonly string[];
  readonly resultIds: readonly string[];
  readonly reportIds: readonly string[];
  /** `kind hour` of the log where their lines are; for a value all of it is gone through. */
  readonly places: readonly string[];
};

/** Rows, lines and objects that told of the person, or that would be touched. */
export type EraseCounts = {
  readonly clicks: number;
  readonly views: number;
  readonly conversions: number;
  readonly reports: number;
  /** Messages that could not be processed. */
  readonly letters: number;
  readonly uploadRows: number;
  readonly logLines: number;
  /** Segments of the log that cannot be read, so that nobody knows what they say. */
  readonly unreadable: number;
};

export const FIRST_CURSOR: EraseCursor = {
  phase: "clicks",
  after: "",
  pass: 1,
  clickIds: [],
  viewIds: [],
  visitorIds: [],
  resultIds: [],
  reportIds: [],
  places: [],
};

export const NO_COUNTS: EraseCounts = {
  clicks: 0,
  views: 0,
  conversions: 0,
  reports: 0,
  letters: 0,
  uploadRows: 0,
  logLines: 0,
  unreadable: 0,
};

/** Ids that are kept of each kind: more are no person's, and their lines say the value themselves. */
const MOST_IDS = 5_000;

export function joined(known: readonly string[], more: readonly string[]): readonly string[] {
  return [...new Set([...known, ...more])].slice(0, MOST_IDS);
}

export function add(a: EraseCounts, b: Partial<EraseCounts>): EraseCounts {
  return {
    clicks: a.clicks + (b.clicks ?? 0),
    views: a.views + (b.views ?? 0),
    conversions: a.conversions + (b.conversions ?? 0),
    reports: a.reports + (b.reports ?? 0),
    letters: a.letters + (b.letters ?? 0),
    uploadRows: a.uploadRows + (b.uploadRows ?? 0),
    logLines: a.logLines + (b.logLines ?? 0),
    unreadable: a.unreadable + (b.unreadable ?? 0),
  };
}
