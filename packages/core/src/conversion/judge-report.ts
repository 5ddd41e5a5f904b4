import { attribute, type Attribution } from "../attribution/attribute.ts";
import { findCoupon } from "../attribution/find-coupon.ts";
import { CLOCK_TOLERANCE_MS } from "../attribution/judge-window.ts";
import type { ConversionStatus } from "../conversion-status.ts";
import { parseAmount } from "../money.ts";
import type { ConversionTerms, PayableEvent } from "./conversion-terms.ts";
import { findEvent } from "./find-event.ts";
import { readStatus } from "./read-status.ts";
import { reportedAmount, type ReportParameters } from "./report-parameters.ts";

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

/** What a report says under a campaign's terms. Whether it says anything new is the ledger's to judge. */
export function judgeReport(
  report: ReportParameters,
  origin: ReportOrigin,
  terms: ConversionTerms,
): ReportJudgement {
  const found = findEvent(report.event, terms.events);
  if (found.kind === "unknown") return unknownEvent(found.word, found.suggestion, terms);
  const read = readStatus(report.status, report.statusMaps, terms.statusWords);
  if (read.kind === "ignored") {
    const hint = `status "${report.status ?? ""}" is mapped to be ignored; nothing was recorded`;
    return { kind: "ignored", hint };
  }
  if (read.kind === "unmapped") return unmappedStatus(read.word);
  if (report.currency !== null && report.currency !== terms.currency) {
    return wrongCurrency(report.currency, terms.currency);
  }
  const money = readMoney(report);
  if (money.kind === "refused") return money;
  const { saleMicros, revenueMicros } = money;
  const atMs = eventTime(report.eventAtMs, origin);
  const attribution = attributeReport(report, origin, terms, atMs);
  const { event } = found;
  const { status } = read;
  return { kind: "judged", event, status, atMs, saleMicros, revenueMicros, attribution };
}

type Money = Pick<JudgedReport, "saleMicros" | "revenueMicros"> & { readonly kind: "read" };

function readMoney(report: ReportParameters): Money | RefusedReport {
  const sale = reportedAmount(report);
  const saleMicros = sale === null ? null : parseAmount(sale.text);
  if (sale !== null && saleMicros === null) return badAmount(sale.name, sale.text);
  const { revenue } = report;
  if (sale === null || sale.name !== "amount" || revenue === null) {
    return { kind: "read", saleMicros, revenueMicros: null };
  }
  const revenueMicros = parseAmount(revenue);
  if (revenueMicros === null) return badAmount("revenue", revenue);
  return { kind: "read", saleMicros, revenueMicros };
}

function eventTime(eventAtMs: number | null, { receivedAtMs, click }: ReportOrigin): number {
  const isFuture = eventAtMs !== null && eventAtMs > receivedAtMs + CLOCK_TOLERANCE_MS;
  const atMs = eventAtMs === null || isFuture ? receivedAtMs : Math.min(eventAtMs, receivedAtMs);
  // A click stamped by a faster clock than ours is taken as simultaneous, never refused.
  return Math.max(atMs, click?.atMs ?? atMs);
}

function attributeReport(
  { coupon }: ReportParameters,
  { click, statedPublisherId }: ReportOrigin,
  { policy }: ConversionTerms,
  atMs: number,
): Attribution {
  const code = coupon === null ? null : findCoupon(coupon, policy.coupons ?? [], atMs);
  const untold = { kind: "click", visitorId: null, fingerprint: null } as const;
  const namedClick =
    click === null
      ? null
      : { ...untold, id: click.clickId, atMs: click.atMs, publisherId: click.publisherId };
  const couponPublisherId = code?.publisherId ?? null;
  const ties = { visitorId: null, fingerprint: null, couponPublisherId, statedPublisherId };
  return attribute(policy.attribution, { atMs, namedClick, ...ties }, []);
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
    `currency "${given}" differs from the campaign's; send ${wanted} or leave it out`,
  );
}

function badAmount(name: string, text: string): RefusedReport {
  return refused(
    "X_AMOUNT",
    `${name} "${text}" is not a plain decimal number; write 25 or 25.00, with at most six decimals`,
  );
}
