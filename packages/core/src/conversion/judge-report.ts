import { attribute, type Attribution } from "../attribution/attribute.ts";
import { findCoupon } from "../attribution/find-coupon.ts";
import type { AttributableConversion } from "../attribution/touch.ts";
import type { ConversionStatus } from "../conversion-status.ts";
import { parseAmount } from "../money.ts";
import type { ExchangedMoney } from "../payouts/exchange-rate.ts";
import type { ConversionTerms, PayableEvent } from "./conversion-terms.ts";
import { exchange, type Exchange, type RateAsked } from "./exchange.ts";
import { findEvent } from "./find-event.ts";
import { readStatus } from "./read-status.ts";
import { reportedAmount, type ReportParameters } from "./report-parameters.ts";
import { reportTime } from "./report-time.ts";

/** What is known of a report besides its own words. */
export type ReportOrigin = {
  readonly receivedAtMs: number;
  /** Its proven click, and whose link that was. */
  readonly click: {
    readonly clickId: string;
    readonly atMs: number;
    readonly publisherId: string;
  } | null;
  /** Named by the advertiser, and one of the workspace's. */
  readonly statedPublisherId: string | null;
  /** From the cookie of the browser that sent it; null = it brought none. */
  readonly visitorId?: string | null;
};

export type JudgedReport = {
  readonly kind: "judged";
  readonly event: PayableEvent;
  readonly status: ConversionStatus;
  /** When it happened: not before its click, not after its receipt. */
  readonly atMs: number;
  readonly saleMicros: number | null;
  /** Only where the report tells revenue and sale amount apart. */
  readonly revenueMicros: number | null;
  /** The amounts as they were reported, where that was in another currency. */
  readonly exchanged: ExchangedMoney | null;
  /** The rate without which they are not known; null = they are. */
  readonly missingRate: (RateAsked & Amounts) | null;
  /** What it is attributed by. */
  readonly conversion: AttributableConversion;
  /** By the report alone: `needsJourney` says whether other clicks of the visitor have a say. */
  readonly attribution: Attribution;
};

export type RefusedReport = {
  readonly kind: "refused";
  readonly reason: "X_EVENT_UNKNOWN" | "X_STATUS_UNMAPPED" | "X_CURRENCY" | "X_AMOUNT";
  readonly hint: string;
};

export type ReportJudgement =
  | JudgedReport
  | RefusedReport
  | { readonly kind: "ignored"; readonly hint: string };

/**
 * What a report says under a campaign's terms, its amounts at the rate that `rateAsked` has asked for. Whether it says
 * anything new is the ledger's to judge.
 */
export function judgeReport(
  report: ReportParameters,
  origin: ReportOrigin,
  terms: ConversionTerms,
  rate: Exchange | null = null,
): ReportJudgement {
  const found = findEvent(report.event, terms.events);
  if (found.kind === "unknown") return unknownEvent(found.word, found.suggestion, terms);
  const read = readStatus(report.status, report.statusMaps, terms.statusWords);
  if (read.kind === "ignored") {
    const hint = `status "${report.status ?? ""}" is mapped to be ignored; nothing was recorded`;
    return { kind: "ignored", hint };
  }
  if (read.kind === "unmapped") return unmappedStatus(read.word);
  if (isOtherCurrency(report, terms.currency) && rate === null) {
    return wrongCurrency(report.currency ?? "", terms.currency);
  }
  const money = readMoney(report, rate);
  if (money.kind === "refused") return money;
  const atMs = reportTime(report.eventAtMs, origin);
  const conversion = attributable(report, origin, terms, atMs);
  const attribution = attribute(terms.policy.attribution, conversion, []);
  const { event } = found;
  const { status } = read;
  const { saleMicros, revenueMicros, exchanged, missingRate } = money;
  const said = { event, status, atMs, saleMicros, revenueMicros, exchanged, missingRate };
  return { kind: "judged", ...said, conversion, attribution };
}

/** A currency without an amount says nothing, as long as it is one. */
function isOtherCurrency(report: ReportParameters, currency: string): boolean {
  const { currency: said } = report;
  if (said === null || said === currency) return false;
  return reportedAmount(report) !== null || !/^[A-Z]{3}$/.test(said);
}

type Amounts = {
  readonly saleMicros: number | null;
  readonly revenueMicros: number | null;
};
type Money = Amounts & {
  readonly kind: "read";
} & Pick<JudgedReport, "exchanged" | "missingRate">;

const NO_MONEY = { kind: "read", exchanged: null, missingRate: null } as const;

function readMoney(report: ReportParameters, rate: Exchange | null): Money | RefusedReport {
  const read = readAmounts(report);
  if (read.kind === "refused" || rate === null) return read;
  const { ppb, ...asked } = rate;
  const { saleMicros, revenueMicros } = read;
  if (ppb === null) {
    const missingRate = { ...asked, saleMicros, revenueMicros };
    return { ...NO_MONEY, saleMicros: null, revenueMicros: null, missingRate };
  }
  const exchanged = { ...rate, ppb, saleMicros, revenueMicros };
  const worth = exchange(exchanged);
  if (worth === null) return refused("X_AMOUNT", "the amount is larger than can be paid out");
  return { ...NO_MONEY, ...worth, exchanged };
}

function readAmounts(report: ReportParameters): Money | RefusedReport {
  const sale = reportedAmount(report);
  const saleMicros = sale === null ? null : parseAmount(sale.text);
  if (sale !== null && saleMicros === null) return badAmount(sale.name, sale.text);
  const { revenue } = report;
  if (sale === null || sale.name !== "amount" || revenue === null) {
    return { ...NO_MONEY, saleMicros, revenueMicros: null };
  }
  const revenueMicros = parseAmount(revenue);
  if (revenueMicros === null) return badAmount("revenue", revenue);
  return { ...NO_MONEY, saleMicros, revenueMicros };
}

function attributable(
  { coupon }: ReportParameters,
  { click, statedPublisherId, visitorId = null }: ReportOrigin,
  { policy }: ConversionTerms,
  atMs: number,
): AttributableConversion {
  const code = coupon === null ? null : findCoupon(coupon, policy.coupons ?? [], atMs);
  const untold = { kind: "click", visitorId: null, fingerprint: null } as const;
  const namedClick =
    click === null
      ? null
      : { ...untold, id: click.clickId, atMs: click.atMs, publisherId: click.publisherId };
  const couponPublisherId = code?.publisherId ?? null;
  const ties = { visitorId, fingerprints: [], couponPublisherId, statedPublisherId };
  return { atMs, namedClick, ...ties };
}

function refused(reason: RefusedReport["reason"], hint: string): RefusedReport {
  return { kind: "refused", reason, hint };
}

function unknownEvent(
  word: string,
  suggestion: string | null,
  { events }: ConversionTerms,
): RefusedReport {
  const known = events.map(({ name }) => name).join(", ");
  const meant = suggestion === null ? "" : `did you mean "${suggestion}"? `;
  return refused(
    "X_EVENT_UNKNOWN",
    `${meant}event "${word}" is not one of this campaign's: ${known}`,
  );
}

function unmappedStatus(word: string): RefusedReport {
  const known = "approved, pending, hold, rejected, refunded or trash";
  return refused(
    "X_STATUS_UNMAPPED",
    `status "${word}" is not known; use ${known}, or map it in the workspace's settings`,
  );
}

function wrongCurrency(given: string, wanted: string): RefusedReport {
  return refused(
    "X_CURRENCY",
    `currency "${given}" is not a three-letter code, or no rate was asked for it; send ${wanted} or leave it out`,
  );
}

function badAmount(name: string, text: string): RefusedReport {
  return refused(
    "X_AMOUNT",
    `${name} "${text}" is not a plain decimal number; write 25 or 25.00, with at most six decimals`,
  );
}
