import { changedFields, completeData, isNewer, isSameMoney } from "./compare-reports.ts";
import type {
  DuplicateDecision,
  ConversionDuplicatePolicy,
  ExistingConversion,
  IncomingReport,
  ReportedMoney,
  StatusChange,
} from "./duplicate-policy.ts";
import { settleStatus } from "./settle-status.ts";

/**
 * What a report means for the results already stored, oldest first. With a transaction id a repeat says the same under
 * every policy, so a sender may retry; without one `create`, `create-repeated` and `add-payout` count every report.
 */
export function judgeDuplicate(
  policy: ConversionDuplicatePolicy,
  existing: readonly ExistingConversion[],
  incoming: IncomingReport,
): DuplicateDecision {
  const stored = findStored(policy, existing, incoming);
  if (stored === null) return judgeNewKey(policy, existing, incoming);
  if (policy === "add-payout" && incoming.txid === null) return addPayout(stored, incoming);
  if (stored.data.amountMicros === null || incoming.data.amountMicros === null) {
    return complete(stored, incoming);
  }
  if (policy === "overwrite") return overwrite(stored, incoming);
  if (policy === "add-payout") return addPayout(stored, incoming);
  if (isSameMoney(stored.data, incoming.data)) return complete(stored, incoming);
  if (policy === "ignore" && incoming.txid === null) return ignoreClick(stored);
  return conflict(stored, stored.data, incoming.data);
}

/** The conversion with the report's unique key: its transaction id, or its click among those without one. */
function findStored(
  policy: ConversionDuplicatePolicy,
  existing: readonly ExistingConversion[],
  { txid, clickId }: IncomingReport,
): ExistingConversion | null {
  if (txid !== null) return existing.find((stored) => stored.txid === txid) ?? null;
  if (clickId === null || policy === "create" || policy === "create-repeated") return null;
  return existing.find((stored) => stored.txid === null && stored.clickId === clickId) ?? null;
}

/** Another transaction id is another result (a rebill is its own conversion), unless the policy looks at the click. */
function judgeNewKey(
  policy: ConversionDuplicatePolicy,
  existing: readonly ExistingConversion[],
  { clickId }: IncomingReport,
): DuplicateDecision {
  const ofClick = existing.find((stored) => clickId !== null && stored.clickId === clickId);
  if (ofClick !== undefined && policy === "ignore") return ignoreClick(ofClick);
  const repeatedOf = policy === "create-repeated" ? (ofClick?.id ?? null) : null;
  return { kind: "create", repeatedOf };
}

function ignoreClick({ id }: ExistingConversion): DuplicateDecision {
  const sentence = "this click has a conversion of this event already; further ones are ignored";
  return { kind: "ignore", conversionId: id, reason: "X_DUP_CLICK", sentence };
}

/** An amount or coupon where none was given before contradicts nothing: leads are reported before their sale is known. */
function complete(stored: ExistingConversion, incoming: IncomingReport): DuplicateDecision {
  const data = completeData(stored.data, incoming.data);
  const changes = changedFields(stored.data, data);
  if (changes.length === 0) return repeat(stored, incoming, stored.dataAtMs);
  const isPaidNow = stored.data.amountMicros === null && data.amountMicros !== null;
  return {
    kind: "overwrite",
    conversionId: stored.id,
    changes,
    data,
    dataAtMs: isPaidNow ? incoming.atMs : stored.dataAtMs,
    counted: isPaidNow ? [moneyOf(data)] : stored.counted,
    statusChange: changeStatus(stored, incoming),
  };
}

function overwrite(stored: ExistingConversion, incoming: IncomingReport): DuplicateDecision {
  const { atMs } = incoming;
  const data = { ...incoming.data, coupon: incoming.data.coupon ?? stored.data.coupon };
  const changes = changedFields(stored.data, data);
  if (changes.length === 0) return repeat(stored, incoming, Math.max(stored.dataAtMs, atMs));
  const statusChange = changeStatus(stored, incoming);
  const conversionId = stored.id;
  if (isNewer(incoming, stored)) {
    const counted = [moneyOf(data)];
    return {
      kind: "overwrite",
      conversionId,
      changes,
      data,
      dataAtMs: atMs,
      counted,
      statusChange,
    };
  }
  // What was overtaken on its way has no say on the data, but may be the only one to report its status.
  const { dataAtMs } = stored;
  if (statusChange !== null) return { kind: "move", conversionId, dataAtMs, statusChange };
  return {
    kind: "ignore",
    ...repeatOf(stored),
    sentence: "older than the data it would overwrite",
  };
}

function addPayout(stored: ExistingConversion, incoming: IncomingReport): DuplicateDecision {
  const { txid, data } = incoming;
  const isCounted = stored.counted.some((counted) => isSameMoney(counted, data));
  if (txid !== null && isCounted) return complete(stored, incoming);
  // Sums of two currencies have no total.
  const other = stored.counted.find((counted) => counted.currency !== data.currency);
  if (other !== undefined) return conflict(stored, other, data);
  const added = moneyOf(data);
  const counted = [...stored.counted, added];
  const statusChange = changeStatus(stored, incoming);
  return { kind: "add", conversionId: stored.id, added, counted, statusChange };
}

/** Nothing new but, perhaps, the status. */
function repeat(
  stored: ExistingConversion,
  incoming: IncomingReport,
  dataAtMs: number,
): DuplicateDecision {
  const statusChange = changeStatus(stored, incoming);
  if (statusChange === null) return { kind: "same", ...repeatOf(stored), dataAtMs };
  return { kind: "move", conversionId: stored.id, dataAtMs, statusChange };
}

function repeatOf({ id, txid }: ExistingConversion) {
  return { conversionId: id, reason: txid === null ? "X_DUP_CLICK" : "X_DUP_TXID" } as const;
}

/** A status that was taken before is a retry: a member may have decided otherwise since. */
function changeStatus(stored: ExistingConversion, { status }: IncomingReport): StatusChange | null {
  const { status: from, saidStatuses, waitingStatuses } = stored;
  if (status === from) return null;
  if (saidStatuses.includes(status) && !waitingStatuses.includes(status)) return null;
  return { from, ...settleStatus(from, waitingStatuses, status) };
}

function conflict(
  { id }: ExistingConversion,
  stored: ReportedMoney,
  reported: ReportedMoney,
): DuplicateDecision {
  return {
    kind: "conflict",
    conversionId: id,
    reason: "X_CONFLICT",
    stored: moneyOf(stored),
    reported: moneyOf(reported),
  };
}

function moneyOf({ amountMicros, currency }: ReportedMoney): ReportedMoney {
  return { amountMicros, currency };
}
