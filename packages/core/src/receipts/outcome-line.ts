import { creditedParts, readCredits } from "../attribution/credit.ts";

/**
 * What became of a report or conversion at a time, as its publisher may read it. No person is in it, and nothing that the
 * advertiser alone may know: neither revenue nor the parts of other publishers.
 */
export type OutcomeLine = {
  readonly kind: "outcome";
  readonly v: 1;
  readonly workspace: string;
  /** "" = nothing says whose it is. */
  readonly publisher: string;
  /** `cnv_…` a conversion, `rcv_…` a report that became none. */
  readonly subject: string;
  /** Its later lines have higher numbers: the last one holds. */
  readonly sequence: number;
  /** A status; of a report its verdict; `reassigned`: it is another publisher's from then on. */
  readonly status: string;
  /** A code, or `BY_HAND` where a person wrote a reason. */
  readonly reason: string;
  readonly event: string | null;
  readonly click: string | null;
  readonly txid: string | null;
  /** Repeats of an event that were told apart from the first: 1 = the second, … */
  readonly repeat: number;
  /** Of a report: the conversion that it speaks of. */
  readonly conversion: string | null;
  /** What the publisher is owed for it as of then, all in all; null of a report. */
  readonly owedMicros: number | null;
  readonly currency: string | null;
  readonly clickAtMs: number | null;
  readonly receivedAtMs: number;
  /** When it came to that. */
  readonly atMs: number;
};

/** A row of `outcomes`, with what never changes of its subject. */
export type OutcomeRow = Pick<
  OutcomeLine,
  | "subject"
  | "sequence"
  | "status"
  | "reason"
  | "event"
  | "click"
  | "txid"
  | "repeat"
  | "conversion"
  | "currency"
  | "clickAtMs"
  | "receivedAtMs"
  | "atMs"
> & {
  /** Whose the conversion is, or that of which a report speaks; "" = nobody's. */
  readonly publisherId: string;
  /** Whose the click is; "" = there is none, or its link is not known. */
  readonly clickPublisherId: string;
  readonly payoutMicros: number;
  readonly credits: string;
  /** The same before this change; null = it was nobody's. */
  readonly earlier: { readonly publisherId: string; readonly credits: string } | null;
};

const REASON_CODE = /^[A-Z]+(_[A-Z0-9]+)*$/;

/** What a person wrote as a reason may be about another person, or meant for colleagues: codes alone are told. */
export function outcomeReason(reason: string): string {
  return REASON_CODE.test(reason) ? reason : "BY_HAND";
}

/** A line for each publisher who has a part of it, or had one until then. */
export function outcomeLines(workspace: string, row: OutcomeRow): readonly OutcomeLine[] {
  const { publisherId, clickPublisherId, payoutMicros: _m, credits: _c, earlier, ...own } = row;
  const reason = outcomeReason(row.reason);
  const line = { kind: "outcome", v: 1, workspace, ...own, reason } as const;
  if (row.subject.startsWith("rcv_")) {
    const publisher = clickPublisherId === "" ? publisherId : clickPublisherId;
    const conversion = publisher === publisherId ? row.conversion : null;
    return [{ ...line, publisher, conversion, owedMicros: null }];
  }
  const has = partsOf(row);
  const had = earlier === null ? [] : [...partsOf({ ...row, ...earlier }).keys()];
  const lost = had.filter((publisher) => !has.has(publisher));
  const isApproved = row.status === "approved";
  return [
    ...[...has].map(([publisher, { click, payoutMicros }]) => {
      const clickAtMs = click === row.click ? row.clickAtMs : null;
      const owedMicros = isApproved ? payoutMicros : 0;
      return { ...line, publisher, click, clickAtMs, owedMicros };
    }),
    ...lost.map((publisher) => {
      const none = { click: null, clickAtMs: null, owedMicros: 0 };
      return { ...line, publisher, status: "reassigned", ...none };
    }),
  ];
}

type Part = { readonly click: string | null; readonly payoutMicros: number };

/** A click of another publisher is nobody's business: each has its own, as far as it has one. */
function partsOf(row: OutcomeRow): ReadonlyMap<string, Part> {
  const credits = readCredits(row.credits);
  const { publisherId, payoutMicros } = row;
  const click = row.clickPublisherId === publisherId ? row.click : null;
  if (credits.length === 0) return new Map([[publisherId, { click, payoutMicros }]]);
  const whole = { publisherId, linkId: "", payoutMicros, revenueMicros: 0, credits };
  const parts = new Map<string, Part>();
  for (const part of creditedParts(whole)) {
    // Without a credit it stands for the count alone.
    if (part.touchId === null && part.ppm === 0) continue;
    const known = parts.get(part.publisherId);
    parts.set(part.publisherId, {
      click: part.touchId ?? known?.click ?? null,
      payoutMicros: part.payoutMicros + (known?.payoutMicros ?? 0),
    });
  }
  return parts;
}
