import type { Evidence, SourceClick } from "../evidence.ts";
import type { FraudRuleSet } from "../rule-sets.ts";
import type { Traits } from "../traits.ts";
import { isShared } from "./address-sharing.ts";
import { isHostedPhone, whoUsesExits } from "./exits.ts";
import type { Kinds } from "./kinds.ts";
import { learnOddValues, type OddSigns } from "./odd-values.ts";
import { learnSenders, type Senders } from "./senders.ts";

/** What was learnt from a workspace's clicks. */
export type ClickLore = {
  readonly odd: OddSigns;
  readonly senders: Senders;
  readonly addressUse: Evidence["addressUse"];
  /** Publishers whose phones come through exits that are for rent. */
  readonly exits: ReadonlySet<string>;
  readonly allowsForOldAddresses: boolean;
};

/** A click, or the click of a result. */
export type SignedClick = Pick<SourceClick, "atMs" | "publisherId" | "traits">;

export function learnClicks(
  kinds: Kinds,
  evidence: Pick<Evidence, "clicks" | "addressUse" | "senderUse">,
  rules: Pick<FraudRuleSet, "seesExits" | "allowsForOldAddresses">,
  hasVote?: (publisherId: string) => boolean,
): ClickLore {
  const { clicks, addressUse, senderUse } = evidence;
  return {
    odd: learnOddValues(kinds, hasVote),
    senders: learnSenders(clicks, senderUse),
    addressUse,
    exits: whoUsesExits(evidence, rules),
    allowsForOldAddresses: rules.allowsForOldAddresses,
  };
}

const FRAMES: ReadonlySet<string> = new Set(["iframe", "frame", "embed", "object", "fencedframe"]);
const PAGES: ReadonlySet<string> = new Set(["document", "missing", "navigate", "nested-navi"]);

export function isFrame({ target }: Traits): boolean {
  return FRAMES.has(target);
}

/** Signs of a click that its request shows by itself. */
export function plainSigns(traits: Traits): readonly string[] {
  const { hints, target, asked, language, network, protocol, hour } = traits;
  const isShown = target === "" || PAGES.has(target);
  const signs: (readonly [string, boolean])[] = [
    ["no-hints", hints === "missing"],
    ["other-hints", hints === "contradict"],
    ["no-target", target === "missing"],
    ["no-language", language === ""],
    ["hosting", network === "hosting"],
    ["hosted-phone", isHostedPhone(traits)],
    ["http1", protocol.startsWith("HTTP/1")],
    ["night", hour >= 1 && hour <= 4],
    ["framed", isFrame(traits) && asked === "no"],
    ["in-frame", isFrame(traits) && asked === ""],
    ["unseen", !isShown && !isFrame(traits)],
    [`target:${target}`, !isShown],
  ];
  return signs.filter(([, isThere]) => isThere).map(([sign]) => sign);
}

/** Of these a shared address says nothing. */
const BY_ADDRESS: ReadonlySet<string> = new Set([
  "hosting",
  "hosted-phone",
  "odd-network",
  "near",
  "far",
  "odd-tls",
  "odd-extensions",
  "fixed-extensions",
  "same-sender",
  "odd-zone",
  "own-network",
  "solo",
  "http1",
]);
/** What an exit that is for rent shows of the phones behind it, whoever shares its address. */
const OF_EXITS: ReadonlySet<string> = new Set([
  "hosting",
  "hosted-phone",
  "far",
  "odd-zone",
  "odd-network",
]);
const BY_EXIT: ReadonlySet<string> = new Set([...BY_ADDRESS].filter((one) => !OF_EXITS.has(one)));
/** A relay's addresses are everybody's; its hosts are where the relay is, not where its users are. */
const BY_RELAY: ReadonlySet<string> = new Set([...BY_ADDRESS].filter((sign) => sign !== "http1"));

const CLIENT: ReadonlySet<string> = new Set([
  "no-hints",
  "other-hints",
  "no-target",
  "no-language",
  "odd-headers",
  "odd-accept",
]);
const ALIKE = 4;
const SOLO = 3;

export type ClickSigns = { readonly signs: readonly string[]; readonly isShared: boolean };

/** All signs of a click, by itself and against what was learnt from the others. */
export function clickSigns(click: SignedClick, lore: ClickLore): ClickSigns {
  const { publisherId, traits, atMs } = click;
  const { senders } = lore;
  const signs = [...plainSigns(traits), ...lore.odd(publisherId, traits)];
  if (signs.some((sign) => CLIENT.has(sign))) signs.push("client");
  const use = lore.addressUse(atMs, traits.address);
  const shared = traits.address !== 0 && isShared(use);
  if (senders.alike(publisherId, traits) >= ALIKE) signs.push("same-sender");
  if (senders.isOwnNetwork(publisherId, traits)) signs.push("own-network");
  if (use !== null && use.clicks >= SOLO && use.agents === 1) signs.push("solo");
  const distance = senders.distance(traits);
  if (distance !== null) signs.push(distance);
  const silent = shared || traits.network === "relay" ? silentOf(click, lore) : NONE;
  return { signs: signs.filter((sign) => !silent.has(sign)), isShared: shared };
}

const NONE: ReadonlySet<string> = new Set();

/** Of results of one address, network or device there are several where others share it, too. */
const REPEATS: ReadonlySet<string> = new Set(["same-address", "same-device", "same-network"]);

/**
 * Signs of a click without those that a shared address would silence, where nobody knows any more whether it was: such a sign
 * counts for its source as a whole, and condemns no single one.
 */
export function withoutUncertain(
  signs: readonly string[],
  click: SignedClick,
  lore: ClickLore,
): readonly string[] {
  const { traits, atMs } = click;
  if (!lore.allowsForOldAddresses || lore.addressUse(atMs, traits.address) !== null) return signs;
  const silent = silentOf(click, lore);
  return signs.filter((sign) => !silent.has(sign) && !REPEATS.has(sign));
}

/** What a click's address says nothing of, being somebody else's as well. */
function silentOf(
  { publisherId, traits }: SignedClick,
  { exits }: Pick<ClickLore, "exits">,
): ReadonlySet<string> {
  if (traits.network === "relay") return BY_RELAY;
  return isHostedPhone(traits) && exits.has(publisherId) ? BY_EXIT : BY_ADDRESS;
}
