import {
  addressPrefix,
  CURRENT_RULES,
  isBotAgent,
  packTraits,
  readTraits,
  referrerDomain,
  shortSub,
  SIGNAL_NAMES,
  signalLines,
  type Traits,
  type TraitsInput,
  withoutDevice,
  type WindowClick,
} from "@cleverdrip/core";
import type { ClickLine } from "@cleverdrip/simulator";
import { isbot } from "isbot";

export type ReadClick = {
  readonly line: ClickLine;
  readonly traits: Traits;
  /** As a click is stored with it: OK, or Q_… where it is nobody's visit. */
  readonly reason: string;
  /** As the window takes it. */
  readonly kept: WindowClick;
};

const DAY_MS = 86_400_000;
/** Of a header, and of a TLS hash, as the edge keeps them. */
const LONGEST = 512;
const TLS_LENGTH = 12;

/** What the consumer makes of a click, from what the edge passes on of it. */
export function readClick(line: ClickLine): ReadClick {
  const { ref, atMs, publisher: publisherId, campaign: campaignId } = line;
  const { input, cameAs } = passedOn(line);
  const traits = readTraits(input);
  const sub = shortSub(line.subs["sub1"] ?? "");
  return {
    line,
    traits,
    reason: CURRENT_RULES.judgeRequest({
      cameAs,
      isListedBot: input.isListedBot,
      known: traits.known,
    }),
    kept: { id: ref, atMs, publisherId, campaignId, sub, traits: packTraits(traits) },
  };
}

/** What traits are read from, and how the edge answered. */
export function passedOn({ atMs, headers, cf, ip }: ClickLine): {
  readonly input: TraitsInput;
  readonly cameAs: string;
} {
  const said = (name: string) => (headers[name] ?? "").slice(0, LONGEST);
  const userAgent = said("user-agent");
  const cameAs = edgeReason(said("sec-purpose") || said("purpose"), userAgent);
  const tls = [cf.tlsClientCiphersSha1, cf.tlsClientExtensionsSha1].map((hash) =>
    hash.slice(0, TLS_LENGTH),
  );
  const signals = signalLines({
    signals: SIGNAL_NAMES.map((name) => (name === ":proto" ? cf.httpProtocol : said(name))),
    language: /[^\s,;]{0,35}/.exec(said("accept-language"))?.[0] ?? "",
    timezone: cf.timezone,
    tls: tls.join(" "),
    reason: cameAs,
  });
  const input = {
    userAgent,
    signals,
    rttMs: cf.clientTcpRtt === undefined || cf.clientTcpRtt === 0 ? null : cf.clientTcpRtt,
    page: referrerDomain(said("referer")),
    country: cf.country,
    asn: cf.asn,
    asOrganization: cf.asOrganization,
    // Any text that is another every day does for the keyed hash.
    ipHash: `${Math.floor(atMs / DAY_MS)} ${ip}`,
    ipPrefix: addressPrefix(ip),
    atMs,
    isListedBot: isbot(withoutDevice(userAgent)),
  };
  return { input, cameAs };
}

/** How the edge answers it. */
function edgeReason(purpose: string, userAgent: string): "OK" | "Q_PREFETCH" | "Q_BOT" {
  if (/prefetch|preview/i.test(purpose)) return "Q_PREFETCH";
  return isBotAgent(userAgent) ? "Q_BOT" : "OK";
}
