import { createRandom, isChance, logNormal, pick, type Random } from "./random.ts";
import type { SimulatedClick, SimulatedLink, TrafficPlan } from "./traffic.ts";

export type SimulatedConversion = {
  readonly kind: "conversion";
  readonly atMs: number;
  readonly clickIndex: number;
  readonly linkKey: string;
  readonly txid: string;
  readonly event: string;
  /** Decimal text as an advertiser writes it; null = none. */
  readonly amount: string | null;
  readonly currency: string;
};

/** From click to result: half within 18 minutes, a long tail of days. */
export const delayMedianMs = 18 * 60_000;
export const delaySigma = 1.4;
/** Nobody fills in a form faster. */
const delayFloorMs = 15_000;
const amountSigma = 0.45;

/** The results of these clicks up to the plan's end, in the order of time. */
export function conversionsOf(
  plan: TrafficPlan,
  clicks: readonly SimulatedClick[],
): readonly SimulatedConversion[] {
  const random = createRandom(`${plan.seed}/conversions`);
  const links = new Map(plan.links.map((link) => [link.key, link]));
  return clicks
    .flatMap((click) => {
      const link = links.get(click.linkKey);
      const conversion = link === undefined ? null : convert(random, plan.seed, click, link);
      return conversion === null || conversion.atMs >= plan.toMs ? [] : [conversion];
    })
    .toSorted((a, b) => a.atMs - b.atMs);
}

function convert(
  random: Random,
  seed: string,
  click: SimulatedClick,
  link: SimulatedLink,
): SimulatedConversion | null {
  if (link.events.length === 0 || !isChance(random, link.publisher.conversionRate)) return null;
  const event = pick(
    random,
    link.events.map((value) => ({ value, weight: value.weight })),
  );
  const delayMs = Math.max(delayFloorMs, Math.round(logNormal(random, delayMedianMs, delaySigma)));
  const amount =
    event.medianAmount === null
      ? null
      : logNormal(random, event.medianAmount, amountSigma).toFixed(2);
  return {
    kind: "conversion",
    atMs: click.atMs + delayMs,
    clickIndex: click.index,
    linkKey: link.key,
    txid: `sim-${seed}-${click.index}`,
    event: event.name,
    amount,
    currency: link.currency,
  };
}
