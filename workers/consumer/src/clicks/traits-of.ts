import type { ClickEvent } from "@cleverdrip/contract";
import { readTraits, referrerDomain, signalLines, type Traits } from "@cleverdrip/core";

/** What a click's request tells of its sender. Of the address come in its keyed hash and its network. */
export function traitsOf(
  click: ClickEvent,
  of: { readonly ipHash: string; readonly ipPrefix: string; readonly isListedBot: boolean },
): Traits {
  const { userAgent, country, asn, asOrganization, atMs, rttMs } = click;
  return readTraits({
    ...of,
    userAgent,
    signals: signalLines(click),
    // Over QUIC nobody measures it, and Cloudflare says 0.
    rttMs: rttMs === 0 ? null : rttMs,
    page: referrerDomain(click.referrer),
    country,
    asn,
    asOrganization,
    atMs,
  });
}
