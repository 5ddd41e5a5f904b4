import { packTraits, readTraits, type WindowClick } from "@cleverdrip/core";

const FIRST_DAY_MS = Date.UTC(2026, 10, 2);
const DAY_MS = 86_400_000;

/** Clicks of a day that share nothing: each with its own publisher, campaign, sub id, browser, network and address. */
export function diverseClicks(day: number, count: number): readonly WindowClick[] {
  return Array.from({ length: count }, (_, i) => {
    const n = day * count + i;
    const atMs = FIRST_DAY_MS + day * DAY_MS + i;
    const traits = readTraits({
      userAgent: `Mozilla/5.0 (Machine ${n}) Engine/${n}`,
      signals: `accept:text/${n}\naccept-language:l${n}\n:proto:HTTP/${n}\n:tz:Zone/${n}\n:ciphers:c${n}\n:ext:e${n}`,
      rttMs: n,
      page: `page-${n}.example`,
      country: "ZZ",
      asn: n,
      asOrganization: `Network ${n}`,
      ipHash: `${n}`,
      ipPrefix: `net ${n}`,
      atMs,
      isListedBot: false,
    });
    return {
      id: `click-${n}`.padEnd(36, "x"),
      atMs,
      publisherId: `pub_${n}`,
      campaignId: `cmp_${n}`,
      sub: `${n} `.padEnd(64, "s"),
      traits: packTraits(traits),
    };
  });
}
