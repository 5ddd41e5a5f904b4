import { capPeriod, hourStartMs, ledgerMoves } from "@cleverdrip/core";
import type { ConversionWrite } from "./conversion-write.ts";

type Row = readonly (string | number)[];

/** What buckets and counters gain or lose by a write; nothing where all of it is 0. */
export type ConversionDeltas = {
  /** [hour, campaign, publisher, link, currency, …metrics, hash] */
  readonly hourly: readonly Row[];
  /** [day, campaign, publisher, link, currency, …metrics, hash] */
  readonly daily: readonly Row[];
  /** [day, campaign, currency, …metrics] */
  readonly facets: readonly Row[];
  /** [key, period, conversions, payout, revenue] */
  readonly caps: readonly Row[];
  /** [kind, amount, place in the history, from 0] */
  readonly ledger: readonly Row[];
};

/** The part of a conversion that is counted. */
type Counted = {
  readonly atMs: number;
  readonly day: string;
  readonly campaignId: string;
  readonly publisherId: string;
  readonly linkId: string;
  readonly currency: string;
  readonly status: string;
  readonly revenueMicros: number;
  readonly payoutMicros: number;
};

/** Buckets lose what the conversion was and gain what it is, so they are always the sum of the rows as they stand. */
export function conversionDeltas(write: ConversionWrite, timezone: string): ConversionDeltas {
  const { before, after, setHash, history } = write;
  const signed: readonly (readonly [Counted, number])[] =
    before === null
      ? [[after, 1]]
      : [
          [before, -1],
          [after, 1],
        ];
  const sums = (keyOf: (counted: Counted) => Row, hash: number) =>
    sumRows(
      signed.map(([counted, sign]) => [
        keyOf(counted),
        [...metricsOf(counted), hash].map((n) => n * sign),
      ]),
    );
  const narrow = (c: Counted) => [c.campaignId, c.publisherId, c.linkId, c.currency];
  return {
    hourly: sums((c) => [hourStartMs(c.atMs), ...narrow(c)], setHash),
    daily: sums((c) => [c.day, ...narrow(c)], setHash),
    // The last number would be a hash, which facets do not have.
    facets: sums((c) => [c.day, c.campaignId, c.currency], 0).map((row) => row.slice(0, -1)),
    caps: sumRows(
      signed.flatMap(([counted, sign]) => {
        const [conversions = 0, , , revenue = 0, payout = 0] = metricsOf(counted);
        const values = [conversions, payout, revenue].map((n) => n * sign);
        return capKeys(counted, timezone).map((key): [Row, number[]] => [[...key], values]);
      }),
    ),
    ledger: ledgerMoves(
      before,
      history.map(({ status }) => status),
      after.payoutMicros,
    ).map(({ kind, amountMicros, index }) => [kind, amountMicros, index]),
  };
}

/** Every counter that a cap of any kind may have for it: also those of caps that are not set at the moment. */
export function capKeys(
  { campaignId, publisherId, linkId, atMs }: Counted,
  timezone: string,
): readonly (readonly [key: string, period: string])[] {
  const subjects = { campaign: "", publisher: publisherId, link: linkId };
  return Object.entries(subjects).flatMap(([scope, subject]) =>
    (["day", "week", "month", "total"] as const).map(
      (period) =>
        [
          `${campaignId}:${scope}:${subject}:${period}`,
          capPeriod(period, timezone, atMs).id,
        ] as const,
    ),
  );
}

/** As CONVERSION_METRICS has it in SQL: money counts once the conversion is approved. */
function metricsOf({ status, revenueMicros, payoutMicros }: Counted): readonly number[] {
  if (status === "approved") return [1, 0, 0, revenueMicros, payoutMicros];
  return status === "pending" || status === "hold" ? [0, 1, 0, 0, 0] : [0, 0, 1, 0, 0];
}

function sumRows(entries: readonly (readonly [Row, readonly number[]])[]): readonly Row[] {
  const rows = new Map<string, readonly [Row, readonly number[]]>();
  for (const [key, values] of entries) {
    const name = JSON.stringify(key);
    const known = rows.get(name)?.[1];
    rows.set(name, [key, values.map((n, i) => n + (known?.[i] ?? 0))]);
  }
  return [...rows.values()].flatMap(([key, values]) =>
    values.every((n) => n === 0) ? [] : [[...key, ...values]],
  );
}
