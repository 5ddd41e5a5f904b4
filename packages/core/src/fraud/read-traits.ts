import { memoize } from "../memoize.ts";
import { textHash } from "../text-hash.ts";
import { localTime } from "../zone.ts";
import { readClaim } from "./claim.ts";
import { judgeHints } from "./client-hints.ts";
import { fetchTarget, isAskedFor } from "./fetch-target.ts";
import { knownMachine } from "./known-machine.ts";
import { houseOf, networkKind } from "./network.ts";
import { readSignals, type Signals } from "./signals.ts";
import type { Traits } from "./traits.ts";

/** What a click's traits are read from. */
export type TraitsInput = {
  readonly userAgent: string;
  /** Lines as `readSignals` takes them; "" = the edge passed nothing on. */
  readonly signals: string;
  readonly rttMs: number | null;
  /** Host of the page it came from; "" = not said. */
  readonly page: string;
  readonly country: string;
  readonly asn: number | null;
  readonly asOrganization: string;
  /** Keyed hash of the address, another one every day. */
  readonly ipHash: string;
  /** /24 or /48. */
  readonly ipPrefix: string;
  readonly atMs: number;
  /** By the consumer's list of bots. */
  readonly isListedBot: boolean;
};

/** Everything of a request that depends on its browser alone; browsers repeat. */
type Client = Pick<
  Traits,
  | "client"
  | "major"
  | "agent"
  | "tls"
  | "extensions"
  | "headers"
  | "accept"
  | "hints"
  | "target"
  | "asked"
  | "language"
  | "timezone"
  | "protocol"
> & { readonly signals: Signals };

const SPLIT = "\u0000";

const readClient: (text: string) => Client = memoize((text) => {
  const [userAgent = "", lines = ""] = text.split(SPLIT);
  const signals = readSignals(lines);
  const claim = readClaim(userAgent);
  const said = (name: string) => signals.get(name) ?? "";
  return {
    signals,
    client: `${claim.family}/${claim.platform}`,
    major: claim.major,
    agent: hash32(userAgent),
    tls: hash32(said(":ciphers")),
    extensions: hash32(said(":ext")),
    headers: hash32(headerNames(signals)),
    accept: hash32(said("accept")),
    hints: lines === "" ? "fit" : judgeHints(claim, signals),
    target: lines === "" ? "" : fetchTarget(claim, signals),
    asked: isAskedFor(claim, signals),
    language: firstLanguage(said("accept-language")),
    timezone: said(":tz"),
    protocol: said(":proto"),
  };
}, 5_000);

export function readTraits(input: TraitsInput): Traits {
  const { userAgent, isListedBot, atMs } = input;
  const { signals, ...client } = readClient(`${userAgent}${SPLIT}${input.signals}`);
  const network = networkKind(input.asn, input.asOrganization);
  const known = knownMachine({
    ...client,
    network,
    signals,
    userAgent,
    isListedBot,
    house: houseOf(input.asOrganization),
  });
  return {
    ...client,
    page: hash32(input.page),
    country: input.country,
    rttMs: input.rttMs,
    asn: input.asn ?? 0,
    network,
    address: hash32(input.ipHash),
    prefix: hash32(input.ipPrefix),
    hour: localHour(client.timezone, atMs),
    // Without signals nothing can be missed.
    known: input.signals === "" && known !== "preview" && !isListedBot ? "" : known,
  };
}

/** 0 is kept for "not said". */
function hash32(text: string): number {
  return text === "" ? 0 : textHash(text) % 0xffff_ffff || 1;
}

/** Headers that come and go with the way somebody took, not with the browser. */
const OF_THE_WAY: ReadonlySet<string> = new Set(["sec-fetch-user", "referer", "cache-control"]);

function headerNames(signals: Signals): string {
  const names = [...signals.keys()].filter(
    (name) => !name.startsWith(":") && !OF_THE_WAY.has(name),
  );
  return names.toSorted().join();
}

/** `de-DE,de;q=0.9` → `de`. */
function firstLanguage(header: string): string {
  const tag = /^[a-z]{1,8}/.exec(header.trim().toLowerCase());
  return tag?.[0] ?? "";
}

/** 12 where the zone is not known: the middle of the day stands out least. */
function localHour(timezone: string, atMs: number): number {
  if (timezone === "") return 12;
  try {
    return Math.floor(localTime(timezone, atMs).minute / 60);
  } catch {
    return 12;
  }
}
