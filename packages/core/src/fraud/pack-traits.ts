import type { HintState, NetworkKind, Traits } from "./traits.ts";

/** First field of the text: what is packed another way gets another one. */
const VERSION = "1";
const HINTS: readonly HintState[] = ["fit", "missing", "contradict"];
const ASKED: readonly Traits["asked"][] = ["yes", "no"];
const NETWORKS: readonly NetworkKind[] = ["access", "hosting", "relay", "scanner", "unknown"];

/** Traits as one short text, numbers to base 36; what it may hold of separators is left out. */
export function packTraits(traits: Traits): string {
  const { rttMs, hints, network } = traits;
  return [
    VERSION,
    clean(traits.client),
    base36(traits.major),
    base36(traits.agent),
    base36(traits.tls),
    base36(traits.headers),
    base36(traits.accept),
    HINTS.indexOf(hints),
    clean(traits.target),
    clean(traits.language),
    clean(traits.country),
    clean(traits.timezone),
    clean(traits.protocol),
    rttMs === null ? "" : base36(rttMs),
    base36(traits.asn),
    NETWORKS.indexOf(network),
    base36(traits.address),
    base36(traits.prefix),
    base36(traits.hour),
    clean(traits.known),
    traits.asked,
    base36(traits.extensions),
    base36(traits.page),
  ].join("|");
}

/** null for "" and for whatever was not packed by this. */
export function unpackTraits(text: string): Traits | null {
  const fields = text.split("|");
  if (fields[0] !== VERSION || (fields.length !== 22 && fields.length !== 23)) return null;
  const at = (place: number): string => fields[place] ?? "";
  const number = (place: number): number => Number.parseInt(at(place), 36) || 0;
  return {
    client: at(1),
    major: number(2),
    agent: number(3),
    tls: number(4),
    headers: number(5),
    accept: number(6),
    hints: HINTS[Number(at(7))] ?? "fit",
    target: at(8),
    language: at(9),
    country: at(10),
    timezone: at(11),
    protocol: at(12),
    rttMs: at(13) === "" ? null : number(13),
    asn: number(14),
    network: NETWORKS[Number(at(15))] ?? "unknown",
    address: number(16),
    prefix: number(17),
    hour: number(18),
    known: at(19),
    asked: ASKED.find((word) => word === at(20)) ?? "",
    extensions: number(21),
    // Not packed by versions before this.
    page: number(22),
  };
}

const LONGEST = 40;
/** Hashes have 32 bits; a version may be any number that somebody wrote. */
const MOST = 0xffff_ffff;

function clean(text: string): string {
  return text.slice(0, LONGEST).replaceAll("|", "");
}

function base36(value: number): string {
  return Math.min(MOST, Math.max(0, Math.trunc(value))).toString(36);
}
