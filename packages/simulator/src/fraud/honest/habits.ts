import { integer, isChance, pick, pickOne, type Random } from "../../random.ts";
import type { CampaignKind } from "../campaigns.ts";
import { between, draw, hex, logBetween, word } from "../draws.ts";
import type { PersonMix } from "../person.ts";

export type ChannelKind =
  | "content"
  | "search"
  | "social"
  | "email"
  | "incent"
  | "retargeting"
  | "coupon"
  | "network"
  | "native"
  | "widget";

/** How one publisher's public comes, and what it does then; the same for all its campaigns. */
export type PublisherHabits = {
  readonly ref: string;
  readonly channel: ChannelKind;
  readonly clicksPerDay: number;
  /** Factors on the campaign's conversion rate and delay. */
  readonly rate: number;
  readonly pace: number;
  /** Factor on the basket. */
  readonly basket: number;
  readonly mix: Omit<PersonMix, "phones" | "apple"> & {
    /** Factors on the country's own shares. */
    readonly phones: number;
    readonly apple: number;
  };
  /** Share of clicks by somebody who has clicked before. */
  readonly returning: number;
  /** Hours by which its day is later than others', and share of the clicks that keep no hours. */
  readonly shiftHours: number;
  readonly restless: number;
  /** Share of traffic from outside the campaign's countries. */
  readonly spill: number;
  readonly sites: readonly string[];
  readonly subs: (random: Random) => Record<string, string>;
  /** Share of honest results that the advertiser rejects or pays back. */
  readonly rejected: number;
};

const channelsOf: Readonly<Record<CampaignKind, readonly ChannelKind[]>> = {
  install: ["network", "social", "incent", "content", "network", "search", "native"],
  lead: ["content", "search", "social", "email", "native", "network", "widget"],
  sale: ["content", "coupon", "search", "email", "retargeting", "social", "widget", "native"],
};

/** Factors by the kind of channel: rate, pace, phones. */
const characters: Readonly<
  Record<ChannelKind, readonly [rate: number, pace: number, phones: number]>
> = {
  content: [1, 1, 1],
  search: [1.4, 0.85, 0.9],
  social: [0.55, 1.15, 1.45],
  email: [1.3, 0.9, 1],
  incent: [4.5, 0.7, 1.5],
  retargeting: [3, 0.8, 1],
  coupon: [3.4, 0.34, 0.9],
  network: [0.7, 1.1, 1.3],
  native: [0.45, 1.2, 1.2],
  widget: [1.1, 1, 0.85],
};

export type HabitOptions = {
  readonly ref: string;
  readonly kind: CampaignKind;
  readonly channel?: ChannelKind;
  readonly clicksPerDay?: number;
};

export function createHabits(random: Random, options: HabitOptions): PublisherHabits {
  const wanted = options.channel ?? pickOne(random, channelsOf[options.kind]);
  // There is a coupon where something is bought.
  const channel = wanted === "coupon" && options.kind !== "sale" ? "content" : wanted;
  const [rate, pace, phones] = characters[channel];
  return {
    ref: options.ref,
    channel,
    clicksPerDay: options.clicksPerDay ?? clicksPerDay(random),
    rate: rate * logBetween(random, [0.6, 1.7]),
    pace: pace * logBetween(random, [0.75, 1.35]),
    basket: channel === "coupon" ? 0.85 : logBetween(random, [0.8, 1.25]),
    mix: {
      phones: phones * between(random, [0.75, 1.2]),
      apple: logBetween(random, [0.7, 1.3]),
      inApp:
        channel === "social"
          ? between(random, [0.6, 0.9])
          : channel === "incent"
            ? 0.7
            : channel === "network"
              ? between(random, [0.1, 0.6])
              : 0.05,
      app: channel === "social" ? pickOne(random, ["facebook", "instagram", "tiktok"]) : "none",
      firefox: between(random, [0.02, 0.1]),
      old: between(random, [0.005, 0.04]),
      foreign: between(random, [0.03, 0.14]),
      boxed: between(random, [0.01, 0.05]),
      vpn: between(random, [0.005, 0.035]),
    },
    returning: between(random, [0.04, 0.32]),
    shiftHours: integer(random, -2, 3),
    restless: between(random, [0, 0.15]),
    spill: between(random, [0, 0.03]),
    sites: Array.from(
      { length: channel === "network" || channel === "native" ? integer(random, 8, 60) : 1 },
      () => `${word(random)}-${word(random)}.example`,
    ),
    subs: subStyle(random, channel),
    rejected: between(random, [0.02, 0.13]),
  };
}

/** Most are small, a few bring thousands a day. */
function clicksPerDay(random: Random): number {
  return pick(random, [
    { weight: 24, value: logBetween(random, [20, 60]) },
    { weight: 46, value: logBetween(random, [60, 260]) },
    { weight: 20, value: logBetween(random, [260, 700]) },
    { weight: 5, value: logBetween(random, [700, 1_500]) },
  ]);
}

/** What this publisher writes on its links: nothing, a few places, sub-sources, or an id of its own for each click. */
function subStyle(random: Random, channel: ChannelKind): PublisherHabits["subs"] {
  const places = Array.from({ length: integer(random, 2, 40) }, () =>
    isChance(random, 0.5) ? `${channel}-${integer(random, 100, 999)}` : word(random),
  );
  const creatives = Array.from(
    { length: integer(random, 2, 8) },
    () =>
      `${pickOne(random, ["banner", "text", "video", "story", "ad"])}_${integer(random, 1, 90)}`,
  );
  const hasOwnId =
    channel === "network" || channel === "social" || channel === "native"
      ? isChance(random, 0.8)
      : isChance(random, 0.1);
  if (!hasOwnId && isChance(random, 0.18)) return () => ({});
  const creativeShare = between(random, [0, 1]);
  const idLength = pickOne(random, [16, 20, 32]);
  return (draws) => {
    const subs: Record<string, string> = {
      sub1: places[Math.floor(places.length * draws.next() ** 2)] ?? "a",
    };
    if (isChance(draws, creativeShare)) subs["sub2"] = pickOne(draws, creatives);
    if (hasOwnId)
      subs["sub3"] =
        idLength === 20 ? draw(draws, "abcdefghjkmnpqrstvwxyz23456789", 20) : hex(draws, idLength);
    return subs;
  };
}
