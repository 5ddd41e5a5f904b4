import type { Campaign } from "@cleverdrip/contract";
import { formatMoney } from "../../format/money.ts";
import { formatCount } from "../../format/number.ts";
import { ppmWords } from "../../format/percent.ts";

type Policy = Campaign["conversionPolicy"];
type Cap = Policy["caps"][number];
type Volume = NonNullable<Policy["volume"]>;

export const IN_PERIOD = {
  day: "a day",
  week: "a week",
  month: "a month",
  total: "in all",
} as const satisfies Record<Cap["period"], string>;

/** "+10 % from 100 conversions a month", one line a step. */
export function volumeLines(volume: Volume | null, currency: string): readonly string[] {
  if (volume === null) return [];
  const { metric, period } = volume;
  return volume.steps
    .toSorted((a, b) => a.from - b.from)
    .map(({ from, ppm }) => {
      const figure =
        metric === "revenue"
          ? `${formatMoney(from, currency)} of revenue`
          : `${formatCount(from)} conversions`;
      return `+${ppmWords(ppm)} from ${figure} ${IN_PERIOD[period]}`;
    });
}

export function clickPayoutWords(cpcMicros: number | null, currency: string): readonly string[] {
  return cpcMicros === null ? [] : [`${formatMoney(cpcMicros, currency)} for every payable click`];
}

/** "At most 500 conversions a day", "At most $1,000.00 of payout a month for each publisher". */
export function conversionCapWords(cap: Cap, currency: string, subject: string | null): string {
  const { metric, limit, period, scope } = cap;
  const figure =
    metric === "conversions"
      ? `${formatCount(limit)} conversions`
      : `${formatMoney(limit, currency)} of ${metric}`;
  const whose = scope === "campaign" ? "" : ` for ${subject ?? `each ${scope}`}`;
  return `${figure} ${IN_PERIOD[period]}${whose}`;
}

const REQUIRES = {
  none: "Postbacks need no proof beyond a click id",
  token: "Postbacks must carry a token",
  signature: "Postbacks must be signed",
} as const satisfies Record<Policy["security"]["requires"], string>;

export function securityWords({
  requires,
  tokens,
  secrets,
  sourceIps,
}: Policy["security"]): readonly string[] {
  return [
    REQUIRES[requires],
    ...(tokens.length === 0 ? [] : [counted(tokens.length, "token")]),
    ...(secrets.length === 0 ? [] : [counted(secrets.length, "secret")]),
    ...(sourceIps.length === 0 ? [] : [`Only from ${sourceIps.join(", ")}`]),
  ];
}

export function pixelWords(maxMicros: number | null, currency: string): readonly string[] {
  return maxMicros === null
    ? []
    : [`Above ${formatMoney(maxMicros, currency)} a pixel's result waits for a person`];
}

export function siteWords(sites: readonly string[]): readonly string[] {
  return sites.length === 0 ? [] : [`Only from pages of ${sites.join(", ")}`];
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
