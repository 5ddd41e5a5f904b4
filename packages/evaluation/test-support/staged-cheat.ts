import { createRandom, integer, type Random } from "@cleverdrip/simulator";

const MINUTE_MS = 60_000;
const START_MS = Date.UTC(2026, 2, 2, 8);
const HONEST = ["p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8"];
export const CHEAT = "p9";
const CHROMES = ["139", "140", "141"];

/**
 * Two days of nine publishers. Visitors of eight take minutes to hours to become customers. The ninth adds, to some who do as
 * well, results that come seconds after their clicks: no person is that fast.
 */
export function stagedCheat() {
  const random = createRandom("staged cheat");
  const lines = [...HONEST, CHEAT].flatMap((publisher, place) => {
    const own = Array.from({ length: 60 }, (_, i) =>
      visit(random, publisher, place * 1_000 + i, i),
    );
    return own.flat();
  });
  const setup = {
    kind: "setup",
    campaigns: [{ ref: "k1", payoutMicros: 4_000_000, currency: "USD", countries: ["DE"] }],
    publishers: [...HONEST, CHEAT].map((ref) => ({ ref })),
  };
  return [setup, ...lines.toSorted((a, b) => a.atMs - b.atMs)];
}

/** Every second click has a result; refs of made-up ones begin with `made`. */
function visit(random: Random, publisher: string, number: number, i: number) {
  const isMade = publisher === CHEAT && i % 4 < 3;
  const name = `${isMade ? "made" : "honest"}-${publisher}-${i}`;
  const atMs = START_MS + integer(random, 0, 2 * 24 * 60) * MINUTE_MS + number;
  const chrome = CHROMES[integer(random, 0, 2)] ?? "140";
  const click = {
    kind: "click",
    ref: `c-${name}`,
    atMs,
    campaign: "k1",
    publisher,
    ip: `91.${integer(random, 1, 200)}.${integer(random, 1, 200)}.${integer(random, 1, 200)}`,
    headers: {
      "user-agent": `Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${chrome}.0.0.0 Safari/537.36`,
      accept: "text/html,application/xhtml+xml",
      "accept-language": "de-DE,de;q=0.9",
      "sec-ch-ua": `"Chromium";v="${chrome}", "Google Chrome";v="${chrome}"`,
      "sec-ch-ua-platform": '"Windows"',
      "sec-fetch-mode": "navigate",
      "sec-fetch-dest": "document",
      "sec-fetch-user": "?1",
    },
    cf: {
      country: "DE",
      asn: 3320,
      asOrganization: "Deutsche Telekom AG",
      timezone: "Europe/Berlin",
      httpProtocol: "HTTP/2",
      clientTcpRtt: integer(random, 12, 60),
    },
  };
  if (!isMade && i % 2 === 1) return [click];
  const delayMs = isMade
    ? integer(random, 4_000, 15_000)
    : Math.round(3 ** (integer(random, 0, 4_000) / 1_000)) * 3 * MINUTE_MS;
  const conversion = {
    kind: "conversion",
    ref: `v-${name}`,
    atMs: atMs + delayMs,
    click: click.ref,
    txid: `T${integer(random, 100_000, 999_999)}${String(number).padStart(4, "0")}`,
    event: "sale",
    amountMicros: integer(random, 1_000, 9_000) * 10_000,
    currency: "USD",
    via: "postback",
  };
  return [click, conversion];
}
