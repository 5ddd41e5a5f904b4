import { capPeriod, hourStartMs } from "@cleverdrip/core";
import { conversionParts, type CountedPart, type CountedState } from "./conversion-parts.ts";
import type { ConversionWrite } from "./conversion-write.ts";
import { ledgerRowsOf, type LedgerRow } from "./publisher-moves.ts";

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
  /** [kind, amount, place in the history from 0, publisher] */
  readonly ledger: readonly LedgerRow[];
};

/** Buckets lose what the conversion was and gain what it is, so they are always the sum of the rows as they stand. */
export function conversionDeltas(write: ConversionWrite, timezone: string): ConversionDeltas {
  const { before, after, setHash, history } = write;
  const signed = [...signedParts(before, -1), ...signedParts(after, 1)];
  const sums = (keyOf: (part: CountedPart) => Row, hash: number) =>
    sumRows(
      signed.map(([part, sign]) => [
        keyOf(part),
        [...metricsOf(part), part.isMain ? hash : 0].map((n) => n * sign),
      ]),
    );
  const narrow = (c: CountedPart) => [c.campaignId, c.publisherId, c.linkId, c.currency];
  return {
    hourly: sums((c) => [hourStartMs(c.atMs), ...narrow(c)], setHash),
    daily: sums((c) => [c.day, ...narrow(c)], setHash),
    // The last number would be a hash, which facets do not have.
    facets: sums((c) => [c.day, c.campaignId, c.currency], 0).map((row) => row.slice(0, -1)),
    caps: sumRows(
      signed.flatMap(([part, sign]) => {
        const [conversions = 0, , , revenue = 0, payout = 0] = metricsOf(part);
        const values = [conversions, payout, revenue].map((n) => n * sign);
        return capKeys(part, timezone).map((key): [Row, number[]] => [[...key], values]);
      }),
    ),
    ledger: ledgerRowsOf(
      before,
      after,
      history.map(({ status }) => status),
    ),
  };
}

function signedParts(
  state: CountedState | null,
  sign: number,
): readonly (readonly [CountedPart, number])[] {
  return state === null ? [] : conversionParts(state).map((part) => [part, sign] as const);
}

/** Every counter that a cap of any kind may have for it: also those of caps that are not set at the moment. */
export function capKeys(
  { campaignId, publisherId, linkId, atMs }: CountedPart,
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

/**
 * As CONVERSION_METRICS has it in SQL: money counts once the conversion is approved. A shared result is counted once, where
 * it belongs in the main; its money is counted where it was earned.
 */
function metricsOf({
  status,
  revenueMicros,
  payoutMicros,
  isMain,
}: CountedPart): readonly number[] {
  const one = isMain ? 1 : 0;
  if (status === "approved") return [one, 0, 0, revenueMicros, payoutMicros];
  return status === "pending" || status === "hold" ? [0, one, 0, 0, 0] : [0, 0, one, 0, 0];
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
