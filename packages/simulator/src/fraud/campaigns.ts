import { integer, isChance, logNormal, pick, pickOne, type Random } from "../random.ts";
import { between, draw, hex, logBetween } from "./draws.ts";

export type CampaignKind = "install" | "lead" | "sale";

/** What one campaign pays for and how people get there. */
export type CampaignProfile = {
  readonly ref: string;
  readonly kind: CampaignKind;
  readonly payoutMicros: number;
  readonly currency: string;
  readonly countries: readonly string[];
  /** Share of an average publisher's clicks that convert. */
  readonly conversionRate: number;
  /** From click to result, of those who go on at once and of those who come back. */
  readonly soon: DelayShape;
  readonly late: DelayShape;
  readonly lateShare: number;
  /** Basket of a sale in the campaign's currency; null where the advertiser sends no amount. */
  readonly basket: number | null;
  readonly sendsLeadHash: boolean;
  readonly via: string;
  /** Share of results the advertiser later settles one way or the other. */
  readonly settledShare: number;
  readonly nextTxid: (random: Random, number: number) => string;
};

export type DelayShape = {
  readonly medianMs: number;
  readonly sigma: number;
  readonly floorMs: number;
};

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

const countrySets: readonly (readonly string[])[] = [
  ["US"],
  ["US", "CA"],
  ["GB", "US", "AU"],
  ["DE"],
  ["DE", "NL"],
  ["FR", "ES", "IT"],
  ["PL", "DE", "TR"],
  ["BR", "MX"],
  ["IN", "ID"],
  ["US", "GB", "DE", "FR", "CA", "AU"],
];

const currencyOf: Readonly<Record<string, string>> = {
  US: "USD",
  GB: "GBP",
  DE: "EUR",
  FR: "EUR",
  PL: "EUR",
  BR: "USD",
  IN: "USD",
};

const kinds: readonly CampaignKind[] = ["install", "lead", "sale", "install", "lead", "sale"];

export function createCampaigns(random: Random, count: number): readonly CampaignProfile[] {
  const left = [...countrySets];
  const first = integer(random, 0, kinds.length - 1);
  return Array.from({ length: count }, (_, i) => {
    const countries = left.splice(integer(random, 0, left.length - 1), 1)[0] ?? ["US"];
    return createCampaign(
      random,
      `k${i + 1}`,
      kinds[(first + i) % kinds.length] ?? "sale",
      countries,
    );
  });
}

export function createCampaign(
  random: Random,
  ref: string,
  kind: CampaignKind,
  countries: readonly string[],
): CampaignProfile {
  const payout = { install: [0.6, 4], lead: [3, 28], sale: [5, 40] } as const;
  return {
    ref,
    kind,
    countries,
    payoutMicros: Math.round(logBetween(random, payout[kind]) * 20) * 50_000,
    currency: currencyOf[countries[0] ?? "US"] ?? "USD",
    basket: kind === "sale" ? Math.round(logBetween(random, [35, 180])) : null,
    sendsLeadHash: kind === "lead",
    via: pick(random, [
      { value: "postback", weight: 70 },
      { value: "snippet", weight: 20 },
      { value: "pixel", weight: 10 },
    ]),
    settledShare: between(random, [0.5, 0.95]),
    nextTxid: txidStyle(random),
    ...behaviour(random, kind),
  };
}

/** Installs take minutes (a download), leads seconds to minutes (a form), sales minutes or, as often, days. */
function behaviour(random: Random, kind: CampaignKind) {
  switch (kind) {
    case "install":
      return {
        conversionRate: between(random, [0.02, 0.055]),
        soon: { medianMs: between(random, [3.4, 6.5]) * minute, sigma: 1.05, floorMs: 14 * second },
        late: { medianMs: 3 * hour, sigma: 1.3, floorMs: 5 * minute },
        lateShare: between(random, [0.06, 0.16]),
      };
    case "lead":
      return {
        conversionRate: between(random, [0.025, 0.08]),
        soon: { medianMs: between(random, [2.6, 5.5]) * minute, sigma: 0.85, floorMs: 16 * second },
        late: { medianMs: 4 * hour, sigma: 1.4, floorMs: 5 * minute },
        lateShare: between(random, [0.04, 0.12]),
      };
    case "sale":
      return {
        conversionRate: between(random, [0.01, 0.032]),
        soon: { medianMs: between(random, [11, 26]) * minute, sigma: 1.05, floorMs: 40 * second },
        late: { medianMs: between(random, [9, 24]) * hour, sigma: 1.1, floorMs: 20 * minute },
        lateShare: between(random, [0.25, 0.5]),
      };
  }
}

function txidStyle(random: Random): CampaignProfile["nextTxid"] {
  const prefix = draw(random, "ABCDEFGHKLMNPRSTUVW", integer(random, 1, 3));
  const start = integer(random, 10_000, 4_000_000);
  if (isChance(random, 0.4)) return (draws) => hex(draws, 24);
  return pickOne(random, [
    (_draws, number) => `${prefix}-${start + number}`,
    (draws, number) => `${start + number * 3 + integer(draws, 0, 2)}`,
  ] satisfies CampaignProfile["nextTxid"][]);
}

/** From a click to its result when nobody meddles; publishers' audiences are quicker or slower. */
export function honestDelay(random: Random, campaign: CampaignProfile, pace: number): number {
  const shape = isChance(random, campaign.lateShare) ? campaign.late : campaign.soon;
  return Math.max(shape.floorMs, Math.round(logNormal(random, shape.medianMs * pace, shape.sigma)));
}

/** A basket in micros, with the prices shops like. */
export function basketMicros(random: Random, campaign: CampaignProfile, size = 1): number | null {
  if (campaign.basket === null) return null;
  const amount = logNormal(random, campaign.basket * size, 0.55);
  const ending = pickOne(random, [0.99, 0.95, 0.9, 0, 0.5, random.next(), random.next()]);
  return Math.round((Math.floor(amount) + ending) * 100) * 10_000;
}
