import type { AddressUse, Evidence, SourceClick, SourceResult, Traits } from "../src/index.ts";
import { seeded } from "./seeded.ts";

const DAY_MS = 86_400_000;
const FIRST_DAY_MS = Date.UTC(2026, 4, 1);

/** A visitor at home with an ordinary browser. */
export const TRAITS: Traits = {
  client: "chrome/Windows",
  major: 141,
  agent: 11,
  tls: 21,
  extensions: 25,
  headers: 31,
  accept: 41,
  hints: "fit",
  target: "document",
  asked: "yes",
  page: 51,
  language: "de",
  country: "DE",
  timezone: "Europe/Berlin",
  protocol: "HTTP/2",
  rttMs: 25,
  asn: 3320,
  network: "access",
  address: 7,
  prefix: 8,
  hour: 12,
  known: "",
};

const BROWSERS: readonly Partial<Traits>[] = [
  {},
  { client: "chrome/Android", agent: 12, tls: 21, headers: 32 },
  { client: "safari/iOS", major: 18, agent: 13, tls: 22, headers: 33, accept: 42, asked: "" },
  { client: "firefox/Windows", major: 143, agent: 14, tls: 23, headers: 34, accept: 43 },
];

const PLACES: readonly Partial<Traits>[] = [
  {},
  { asn: 6805 },
  { country: "FR", language: "fr", timezone: "Europe/Paris", asn: 3215 },
  { country: "FR", language: "fr", timezone: "Europe/Paris", asn: 12322 },
];

export type Event = {
  readonly click: SourceClick;
  readonly result: SourceResult | null;
};

export type Plan = {
  readonly clicks: number;
  readonly results: number;
  readonly traits?: (n: number) => Partial<Traits>;
  readonly result?: (n: number, click: SourceClick) => Partial<SourceResult>;
};

/**
 * A publisher's visitors, the first of them with a result some minutes or hours later. Always the same for the same name;
 * `name` goes into the ids, so that several batches of one publisher stay apart.
 */
export function visits(publisherId: string, name: string, plan: Plan): readonly Event[] {
  const random = seeded(`${publisherId} ${name}`);
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)];
  return Array.from({ length: plan.clicks }, (_, n): Event => {
    const atMs = FIRST_DAY_MS + Math.floor(random() * 5 * DAY_MS);
    const traits: Traits = {
      ...TRAITS,
      ...pick(BROWSERS),
      ...pick(PLACES),
      rttMs: 10 + Math.floor(random() * 60),
      address: 1 + Math.floor(random() * 4e9),
      prefix: 1 + Math.floor(random() * 4e9),
      hour: 6 + Math.floor(random() * 17),
      ...plan.traits?.(n),
    };
    const id = `${publisherId}-${name}-${n}`;
    const click = { id, atMs, publisherId, campaignId: "cmp_1", sub: "", traits };
    // The sum of four is near enough to a normal distribution; the median is 20 minutes.
    const bell = random() + random() + random() + random() - 2;
    const result = resultOf(click, {
      seconds: 1_200 * Math.exp(2.4 * bell),
      txid: `A-${10_000 + Math.floor(random() * 89_999)}`,
      amountMicros: (1_000 + Math.floor(random() * 90_000)) * 10_000,
    });
    if (n >= plan.results) return { click, result: null };
    return { click, result: { ...result, ...plan.result?.(n, click) } };
  });
}

type Receipt = Pick<SourceResult, "txid" | "amountMicros"> & { readonly seconds: number };

function resultOf(click: SourceClick, { seconds, txid, amountMicros }: Receipt): SourceResult {
  const { id, atMs, publisherId, campaignId, sub, traits } = click;
  return {
    id: `r-${id}`,
    atMs: after(atMs, seconds),
    publisherId,
    campaignId,
    event: "sale",
    clickId: id,
    clickAtMs: atMs,
    sub,
    traits,
    txid,
    amountMicros,
    lead: `lead-${id}`,
    via: "postback",
    isTakenBack: false,
  };
}

export function after(clickAtMs: number, seconds: number): number {
  return clickAtMs + Math.round(seconds * 1_000);
}

/** Six publishers whom nothing is wrong with. */
export function honestPeers(): readonly Event[] {
  return ["a", "b", "c", "d", "e", "f"].flatMap((name) =>
    visits(`peer_${name}`, "own", { clicks: 240, results: 60 }),
  );
}

/** What is judged, with the addresses of exactly these clicks. */
export function evidenceOf(events: readonly Event[]): Evidence {
  const uses = new Map<string, { clicks: number; agents: Set<number> }>();
  for (const { click } of events) {
    const key = `${Math.floor(click.atMs / DAY_MS)} ${click.traits.address}`;
    const use = uses.get(key) ?? { clicks: 0, agents: new Set() };
    uses.set(key, use);
    use.clicks += 1;
    use.agents.add(click.traits.agent);
  }
  const addressUse = (atMs: number, address: number): AddressUse => {
    const use = uses.get(`${Math.floor(atMs / DAY_MS)} ${address}`);
    return { clicks: use?.clicks ?? 0, agents: use?.agents.size ?? 0 };
  };
  const results = events.flatMap(({ result }) => (result === null ? [] : [result]));
  return { clicks: events.map(({ click }) => click), results, totals: new Map(), addressUse };
}
