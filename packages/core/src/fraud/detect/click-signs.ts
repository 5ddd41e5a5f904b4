import type { AddressUse, Evidence, SourceClick } from "../evidence.ts";
import type { Traits } from "../traits.ts";
import type { Kinds } from "./kinds.ts";
import { learnOddValues, type OddSigns } from "./odd-values.ts";
import { learnSenders, type Senders } from "./senders.ts";

/** What was learnt from a workspace's clicks. */
export type ClickLore = {
  readonly odd: OddSigns;
  readonly senders: Senders;
  readonly addressUse: Evidence["addressUse"];
};

/** A click, or the click of a result. */
export type SignedClick = Pick<SourceClick, "atMs" | "publisherId" | "traits">;

export function learnClicks(
  kinds: Kinds,
  { clicks, addressUse, senderUse }: Pick<Evidence, "clicks" | "addressUse" | "senderUse">,
  hasVote?: (publisherId: string) => boolean,
): ClickLore {
  return {
    odd: learnOddValues(kinds, hasVote),
    senders: learnSenders(clicks, senderUse),
    addressUse,
  };
}

const FRAMES: ReadonlySet<string> = new Set(["iframe", "frame", "embed", "object", "fencedframe"]);
const PAGES: ReadonlySet<string> = new Set(["document", "missing", "navigate", "nested-navi"]);

export function isFrame({ target }: Traits): boolean {
  return FRAMES.has(target);
}

function isPhone({ client }: Traits): boolean {
  return /\/(?:Android|iOS)$/.test(client);
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
    ["hosted-phone", network === "hosting" && isPhone(traits)],
    ["http1", protocol.startsWith("HTTP/1")],
    ["night", hour >= 1 && hour <= 4],
    ["framed", isFrame(traits) && asked === "no"],
    ["in-frame", isFrame(traits) && asked === ""],
    ["unseen", !isShown && !isFrame(traits)],
    [`target:${target}`, !isShown],
  ];
  return signs.filter(([, isThere]) => isThere).map(([sign]) => sign);
}

/** Several browsers behind one address are an office, a carrier, a company: what its address shows is not one sender's. */
export function isShared({ clicks, agents }: AddressUse): boolean {
  return agents >= 3 || (agents >= 2 && clicks >= 3);
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
  if (use.clicks >= SOLO && use.agents === 1) signs.push("solo");
  const distance = senders.distance(traits);
  if (distance !== null) signs.push(distance);
  const silent = traits.network === "relay" ? BY_RELAY : shared ? BY_ADDRESS : NONE;
  return { signs: signs.filter((sign) => !silent.has(sign)), isShared: shared };
}

const NONE: ReadonlySet<string> = new Set();
