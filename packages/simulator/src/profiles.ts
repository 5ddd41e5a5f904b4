import { worldAudience, type Country } from "./countries.ts";
import { createRandom, integer, pickOne, type Random, type Weighted } from "./random.ts";

/** How one publisher's traffic behaves, whichever link it comes through. */
export type PublisherProfile = {
  /** Relative amount of traffic. */
  readonly volume: number;
  /** Share of clicks that convert. */
  readonly conversionRate: number;
  readonly audience: readonly Weighted<Country>[];
  readonly referrers: readonly Weighted<string>[];
  readonly placements: readonly Weighted<string>[];
  readonly creatives: readonly string[];
  readonly source: string;
  /** Passes its own click id along, as networks and ad platforms do. */
  readonly hasExternalId: boolean;
};

const trafficKinds = ["content", "social", "search", "email", "network"] as const;

const referrersOf: Readonly<Record<(typeof trafficKinds)[number], readonly Weighted<string>[]>> = {
  content: [
    { value: "https://reviews.example/best-of", weight: 55 },
    { value: "https://www.google.com/", weight: 20 },
    { value: "", weight: 25 },
  ],
  social: [
    { value: "https://l.facebook.com/", weight: 38 },
    { value: "https://www.instagram.com/", weight: 30 },
    { value: "https://www.tiktok.com/", weight: 17 },
    { value: "", weight: 15 },
  ],
  search: [
    { value: "https://www.google.com/", weight: 70 },
    { value: "https://www.bing.com/", weight: 14 },
    { value: "https://duckduckgo.com/", weight: 4 },
    { value: "", weight: 12 },
  ],
  email: [
    { value: "", weight: 80 },
    { value: "https://mail.google.com/", weight: 20 },
  ],
  network: [
    { value: "https://ads.example/click", weight: 60 },
    { value: "", weight: 40 },
  ],
};

const creatives = ["banner-a", "banner-b", "text-1", "video-15s", "story"];

/** A publisher's habits: drawn once from the seed and its name, so they do not depend on the other publishers. */
export function publisherProfile(seed: string, publisherName: string): PublisherProfile {
  const random = createRandom(`${seed}/publisher/${publisherName}`);
  const kind = pickOne(random, trafficKinds);
  return {
    volume: 0.4 + random.next() * 1.6,
    conversionRate: 0.01 + random.next() * 0.05,
    audience: audience(random),
    referrers: referrersOf[kind],
    placements: placements(random, kind),
    creatives: creatives.slice(0, integer(random, 2, creatives.length)),
    source: kind,
    hasExternalId: kind === "network" || kind === "social",
  };
}

/** The world, leaning towards a home market. */
function audience(random: Random): readonly Weighted<Country>[] {
  const home = pickOne(
    random,
    worldAudience.map(({ value }) => value.code),
  );
  return worldAudience.map(({ value, weight }) => ({
    value,
    weight: value.code === home ? weight * 6 : weight,
  }));
}

/** A few places bring most of the clicks: the n-th weighs 1/n. */
function placements(random: Random, kind: string): readonly Weighted<string>[] {
  return Array.from({ length: integer(random, 3, 8) }, (_, index) => ({
    value: `${kind}-${integer(random, 100, 999)}`,
    weight: 1 / (index + 1),
  }));
}
