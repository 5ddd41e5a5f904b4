import { conversionsOf, type SimulatedConversion } from "./conversions.ts";
import { pickTime } from "./diurnal.ts";
import type { PublisherProfile } from "./profiles.ts";
import { createRandom, isChance, integer, pick, pickOne, type Random } from "./random.ts";
import { createVisitors, type Visitor } from "./visitors.ts";

export type SimulatedEventType = {
  readonly name: string;
  /** Share among the campaign's events. */
  readonly weight: number;
  /** Median of the postback's amount in the campaign's currency; null = the advertiser sends none. */
  readonly medianAmount: number | null;
};

export type SimulatedLink = {
  /** The caller's name for the link; comes back in every event. */
  readonly key: string;
  readonly currency: string;
  readonly publisher: PublisherProfile;
  readonly events: readonly SimulatedEventType[];
};

export type TrafficPlan = {
  readonly seed: string;
  readonly clicks: number;
  readonly fromMs: number;
  readonly toMs: number;
  readonly links: readonly SimulatedLink[];
};

export type SimulatedClick = {
  readonly kind: "click";
  /** Counts from 0 in the order of time. */
  readonly index: number;
  readonly atMs: number;
  readonly linkKey: string;
  readonly visitor: Visitor;
  readonly isReturning: boolean;
  readonly referrer: string;
  readonly subs: Readonly<Record<string, string>>;
  readonly source: string;
  readonly externalId: string;
};

export type TrafficEvent = SimulatedClick | SimulatedConversion;

/**
 * Honest traffic in the order of time: no bots, no clicks made to be counted. The same plan gives the same
 * events; conversions due after `toMs` have not happened yet and are left out.
 */
export function* traffic(plan: TrafficPlan): Generator<TrafficEvent> {
  const clicks = clicksOf(plan);
  const conversions = conversionsOf(plan, clicks);
  let next = 0;
  for (const click of clicks) {
    for (
      let conversion = conversions[next];
      conversion !== undefined && conversion.atMs < click.atMs;
      conversion = conversions[++next]
    ) {
      yield conversion;
    }
    yield click;
  }
  yield* conversions.slice(next);
}

function clicksOf(plan: TrafficPlan): readonly SimulatedClick[] {
  const random = createRandom(`${plan.seed}/clicks`);
  const visit = createVisitors(createRandom(`${plan.seed}/visitors`));
  const links = plan.links.map((link) => ({ value: link, weight: link.publisher.volume }));
  const moments = Array.from({ length: plan.clicks }, () => {
    const link = pick(random, links);
    const country = pick(random, link.publisher.audience);
    return {
      link,
      country,
      atMs: pickTime(random, plan.fromMs, plan.toMs, country.utcOffsetHours),
    };
  });
  moments.sort((a, b) => a.atMs - b.atMs);
  return moments.map(({ link, country, atMs }, index) => ({
    kind: "click",
    index,
    atMs,
    linkKey: link.key,
    ...visit(country),
    ...labels(random, link.publisher),
  }));
}

/** What the publisher puts on its links. */
function labels(random: Random, publisher: PublisherProfile) {
  const subs: Record<string, string> = { sub1: pick(random, publisher.placements) };
  if (isChance(random, 0.6)) subs["sub2"] = pickOne(random, publisher.creatives);
  return {
    referrer: pick(random, publisher.referrers),
    subs,
    source: publisher.source,
    externalId: publisher.hasExternalId ? hex(random) + hex(random) : "",
  };
}

function hex(random: Random): string {
  return integer(random, 0, 0xffffffff).toString(16).padStart(8, "0");
}
