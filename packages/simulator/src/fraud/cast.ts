import { createRandom, integer, isChance, pickOne, type Random } from "../random.ts";
import type { CampaignKind, CampaignProfile } from "./campaigns.ts";
import { logBetween } from "./draws.ts";
import { createHabits, type ChannelKind, type PublisherHabits } from "./honest/habits.ts";
import {
  fraudClasses,
  fraudLevels,
  lookAlikes,
  type FraudClass,
  type FraudLevel,
  type LookAlike,
} from "./lines.ts";

export type Role =
  | { readonly kind: "honest" }
  | { readonly kind: "look-alike"; readonly lookAlike: LookAlike }
  | { readonly kind: "fraud"; readonly class: FraudClass; readonly level: FraudLevel };

/** A publisher, what it is, and the campaigns it works for. */
export type Player = {
  readonly role: Role;
  readonly habits: PublisherHabits;
  readonly campaigns: readonly CampaignProfile[];
  readonly seed: string;
};

const honestPublishers = 30;
const publishersPerLookAlike = 2;

/** The campaigns on which a class of fraud is worth its while. */
const targets: Readonly<Record<FraudClass, readonly CampaignKind[]>> = {
  "crude-bots": ["lead", "install", "sale"],
  "data-centre-fleet": ["lead", "install", "sale"],
  "click-flooding": ["install", "install", "sale"],
  "click-injection": ["install", "install", "sale"],
  "cookie-stuffing": ["sale"],
  "device-farm": ["install", "lead"],
  "forged-conversions": ["lead", "sale", "install"],
  "duplicate-leads": ["lead"],
  "geo-masking": ["lead", "install", "sale"],
};

const channelOf: Partial<Record<FraudClass | LookAlike, readonly ChannelKind[]>> = {
  "click-flooding": ["network", "network", "native"],
  "click-injection": ["network", "incent", "content"],
  "cookie-stuffing": ["content", "coupon", "widget"],
  "device-farm": ["incent", "network"],
  scanners: ["email"],
  burst: ["email", "coupon", "social", "content"],
  "office-nat": ["content", "search", "email", "coupon"],
  "cloud-desktop": ["content", "search", "native"],
  "carrier-nat": ["social", "network", "content", "incent"],
};

/** Everybody who brings traffic, in an order that tells nothing. */
export function createCast(seed: string, campaigns: readonly CampaignProfile[]): readonly Player[] {
  const random = createRandom(`${seed}/cast`);
  const roles: Role[] = [
    ...Array.from({ length: honestPublishers }, (): Role => ({ kind: "honest" })),
    ...lookAlikes.flatMap((lookAlike) =>
      Array.from({ length: publishersPerLookAlike }, (): Role => ({
        kind: "look-alike",
        lookAlike,
      })),
    ),
    ...fraudClasses.flatMap((name) =>
      fraudLevels.map((level): Role => ({ kind: "fraud", class: name, level })),
    ),
  ];
  return shuffle(random, roles).map((role, i) =>
    createPlayer(`${seed}/publisher/${i}`, `p${i + 1}`, role, campaigns),
  );
}

function createPlayer(
  seed: string,
  ref: string,
  role: Role,
  campaigns: readonly CampaignProfile[],
): Player {
  const random = createRandom(seed);
  const home = homeOf(random, role, campaigns);
  const channels =
    role.kind === "honest"
      ? undefined
      : channelOf[role.kind === "fraud" ? role.class : role.lookAlike];
  const habits = createHabits(random, {
    ref,
    kind: home.kind,
    ...(channels === undefined ? {} : { channel: pickOne(random, channels) }),
    ...(role.kind === "look-alike" ? { clicksPerDay: logBetween(random, [110, 480]) } : {}),
  });
  return {
    role,
    habits,
    seed,
    campaigns: [home, ...more(random, role, home, campaigns)],
  };
}

/** The levels of one class on different campaigns, so that no campaign is the one with the fraud. */
function homeOf(
  random: Random,
  role: Role,
  campaigns: readonly CampaignProfile[],
): CampaignProfile {
  if (role.kind !== "fraud") return pickOne(random, campaigns);
  const fit = campaigns.filter(({ kind }) => targets[role.class].includes(kind));
  const place = fraudClasses.indexOf(role.class) * 5 + fraudLevels.indexOf(role.level);
  return fit[place % fit.length] ?? pickOne(random, campaigns);
}

/** Two in five publishers work for a second campaign of the same kind; who floods clicks for whatever there is. */
function more(
  random: Random,
  role: Role,
  home: CampaignProfile,
  campaigns: readonly CampaignProfile[],
): readonly CampaignProfile[] {
  const isFlood = role.kind === "fraud" && role.class === "click-flooding";
  if (role.kind === "fraud" && !isFlood) return [];
  const alike = campaigns.filter(
    (other) => other !== home && (other.kind === home.kind || isFlood),
  );
  return alike.length > 0 && (isFlood || isChance(random, 0.4)) ? [pickOne(random, alike)] : [];
}

function shuffle<T>(random: Random, values: readonly T[]): T[] {
  const left = [...values];
  const mixed: T[] = [];
  while (left.length > 0) mixed.push(...left.splice(integer(random, 0, left.length - 1), 1));
  return mixed;
}
