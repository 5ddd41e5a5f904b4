import type { ClickLine, ConversionLine, TrafficLine } from "@cleverdrip/simulator";
import type { Label } from "./judged-file.ts";
import type { Verdict } from "./verdict.ts";

/** Lines, labels and verdicts of tests: an honest click, unless told otherwise. */
export const setup: TrafficLine = {
  kind: "setup",
  campaigns: [
    { ref: "k1", payoutMicros: 1_000_000, currency: "USD", countries: ["DE"] },
    { ref: "k2", payoutMicros: 5_000_000, currency: "USD", countries: ["DE"] },
  ],
  publishers: [{ ref: "p1" }, { ref: "p2" }],
};

export function click(ref: string, over: Partial<ClickLine> = {}): ClickLine {
  return {
    kind: "click",
    ref,
    atMs: 0,
    campaign: "k1",
    publisher: "p1",
    ip: "240.0.0.1",
    headers: { "user-agent": "Mozilla/5.0", "accept-language": "de" },
    cf: {
      country: "DE",
      asn: 3320,
      asOrganization: "Deutsche Telekom AG",
      timezone: "Europe/Berlin",
      httpProtocol: "HTTP/2",
      tlsClientCiphersSha1: "c",
      tlsClientExtensionsSha1: "e",
      tlsClientHelloLength: "517",
      clientTcpRtt: 20,
    },
    subs: {},
    ...over,
  };
}

export function conversion(ref: string, over: Partial<ConversionLine> = {}): ConversionLine {
  return {
    kind: "conversion",
    ref,
    atMs: 60_000,
    txid: ref,
    event: "sale",
    via: "postback",
    ...over,
  };
}

export function label(ref: string, over: Partial<Label> = {}): Label {
  const kind = ref.startsWith("v") ? "conversion" : "click";
  return {
    ref,
    kind,
    label: "honest",
    class: null,
    level: null,
    lookAlike: null,
    publisher: "p1",
    ...over,
  };
}

export function against(ref: string, over: Partial<Verdict> = {}): Verdict {
  return {
    ref,
    verdict: "invalid",
    class: "sivt",
    score: 1,
    payable: false,
    reasons: ["Q_TEST"],
    signals: [{ rule: "test", score: 80, detail: "a test found it" }],
    decidedAtMs: 0,
    ...over,
  };
}
