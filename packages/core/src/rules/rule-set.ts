/** What a request says of itself before anybody judged it, as the log keeps it. */
export type RecordedRequest = {
  /** How the edge answered it. */
  readonly cameAs: string;
  /** Whether its user agent was on the list of bots when it was stored. */
  readonly isListedBot: boolean;
  /** What its traits were known to be by standard checks: `bot`, `scanner`, `preview`; "" = nobody but a person. */
  readonly known: string;
};

/** What a campaign's window knows of whoever clicked, before this click. */
export type KnownVisitor = {
  /** The click brought our cookie. */
  readonly hasCookie: boolean;
  /** From the last accepted click that counts as one of the same sender; null = none. */
  readonly sinceLikeMs: number | null;
  /** From the visitor's last accepted click; null = nobody like that was here. */
  readonly sinceVisitMs: number | null;
  /** On the day of the click, in the workspace's zone. */
  readonly wasHereThatDay: boolean;
  /** From the newest click of those that were forgotten to make room. */
  readonly sinceForgottenMs: number;
};

/** What a campaign has set up of how clicks are counted. */
export type CountingWindows = {
  readonly duplicates: { readonly windowSeconds: number };
  readonly uniqueWindowDays: number;
};

export type Verdict = {
  readonly isUnique: boolean;
  readonly isNewVisitor: boolean;
  readonly isDuplicate: boolean;
};

/** A result as it was written once its terms were applied. */
export type RecordedResult = {
  readonly via: string;
  readonly status: string;
  readonly atMs: number;
  readonly receivedAtMs: number;
  readonly clickAtMs: number;
  readonly amountMicros: number | null;
  readonly revenueMicros: number;
  readonly payoutMicros: number;
};

/** What is judged of recorded events beyond what was agreed: each a function of what was recorded, and of nothing else. */
export type RuleSet = {
  readonly version: number;
  /** Reason of a request by itself; with OK its visitor is asked about. */
  readonly judgeRequest: (request: RecordedRequest) => string;
  readonly judgeVisit: (visitor: KnownVisitor, windows: CountingWindows) => Verdict;
  /** OK, or why it does not count. Events, amounts and statuses were read by the terms of its day, which are no rule. */
  readonly judgeResult: (result: RecordedResult) => string;
};
