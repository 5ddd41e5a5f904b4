import fc from "fast-check";
import { expect, test } from "vitest";
import {
  after,
  evidenceOf,
  honestPeers,
  visits,
  type Event,
  type Plan,
} from "../../test-support/fraud-traffic.ts";
import { judgeTraffic } from "./judge-traffic.ts";
import type { Evidence } from "./evidence.ts";

const PEERS = honestPeers();

const soon: NonNullable<Plan["result"]> = (n, { atMs }) => ({
  atMs: after(atMs, 2 + (n % 5)),
});

/** A publisher with visitors of its own, and twenty results of a robot that is done in seconds. */
function withRobot(publisherId: string): readonly Event[] {
  return [
    ...visits(publisherId, "own", { clicks: 240, results: 60 }),
    ...visits(publisherId, "robot", { clicks: 20, results: 20, result: soon }),
  ];
}

function judge(...events: readonly Event[]) {
  return judgeTraffic(evidenceOf([...PEERS, ...events]));
}

/** Ids of the results that would be held by the usual policy. */
function held(judged: ReturnType<typeof judgeTraffic>): readonly string[] {
  return [...judged.results].flatMap(([id, { score }]) => (score >= 0.8 ? [id] : [])).toSorted();
}

function ids(events: readonly Event[], batch: string): readonly string[] {
  return events
    .flatMap(({ result }) => (result?.id.includes(`-${batch}-`) === true ? [result.id] : []))
    .toSorted();
}

test("where everybody is honest nobody is found out and no result is doubted", () => {
  const judged = judge();
  expect([judged.findings, [...judged.results], judged.knowledge.values]).toEqual([[], [], {}]);
});

test("results that a robot adds to an honest publisher's are doubted, and hardly one of its own", () => {
  const events = withRobot("pub_1");
  const doubted = held(judge(...events));
  expect(doubted).toEqual(expect.arrayContaining([...ids(events, "robot")]));
  expect(doubted.length).toBeLessThanOrEqual(21);
});

test("the finding has the numbers of what was injected, and is about its publisher alone", () => {
  const { findings } = judge(...withRobot("pub_1"));
  expect(new Set(findings.map(({ publisherId }) => publisherId))).toEqual(new Set(["pub_1"]));
  const early = findings.find(({ signs }) => signs.join() === "soon1");
  expect(early).toMatchObject({ rule: "too-soon", about: "results", seen: 20, of: 80, peers: 360 });
});

test("given ordinary times, the same results go free", () => {
  const events = [
    ...visits("pub_1", "own", { clicks: 240, results: 60 }),
    ...visits("pub_1", "robot", { clicks: 20, results: 20 }),
  ];
  expect(held(judge(...events))).toEqual([]);
});

test("a new publisher's first five results are never doubted, whatever they are like", () => {
  const odd = { hints: "contradict", language: "", network: "hosting", prefix: 9 } as const;
  const events = visits("pub_1", "new", { clicks: 5, results: 5, traits: () => odd, result: soon });
  expect(judge(...events).results.size).toBe(0);
});

/** Twenty results from a gateway in a data centre, of as many browsers as asked for. */
function gateway(browsers: number, publisherId = "pub_1"): readonly Event[] {
  const own = { network: "hosting", asn: 16_509, address: 77, prefix: 78, tls: 21 } as const;
  return [
    ...visits(publisherId, "own", { clicks: 120, results: 30 }),
    ...visits(publisherId, "gateway", {
      clicks: 20,
      results: 20,
      traits: (n) => ({ ...own, agent: 11 + (n % browsers) }),
    }).map(sameDay),
  ];
}

/** Addresses are known for a day. */
function sameDay({ click, result }: Event): Event {
  const atMs = Date.UTC(2026, 4, 2) + (click.atMs % 50_000_000);
  const early = click.atMs - atMs;
  return {
    click: { ...click, atMs },
    result: result && { ...result, clickAtMs: atMs, atMs: result.atMs - early },
  };
}

test("an office behind one address, with several browsers, is not doubted", () => {
  expect(held(judge(...gateway(5)))).toEqual([]);
});

test("one browser at the same address with as many results is", () => {
  const events = gateway(1);
  expect(held(judge(...events))).toEqual(ids(events, "gateway"));
});

test("a relay's users share addresses and hosts, and are not doubted", () => {
  const relayed = gateway(1).map(({ click, result }): Event => {
    if (!click.id.includes("gateway")) return { click, result };
    const traits = { ...click.traits, network: "relay" } as const;
    return { click: { ...click, traits }, result: result && { ...result, traits } };
  });
  expect(held(judge(...relayed))).toEqual([]);
});

/** Twenty results of so many clicks, each half a day to a week after it. */
function patientReaders(clicks: number): readonly Event[] {
  const late = (n: number, { atMs }: { readonly atMs: number }) => ({
    atMs: after(atMs, 43_200 * 2 ** (n / 5)),
  });
  return [
    ...visits("pub_1", "own", { clicks: 60, results: 20 }),
    ...visits("pub_1", "patient", { clicks, results: 20, result: late }),
  ];
}

test("readers who take their time are an audience, where as many of them buy as of others", () => {
  const judgeOf = (events: readonly Event[]) => {
    const evidence = evidenceOf([...PEERS, ...events]);
    const clicks = Map.groupBy(evidence.clicks, ({ publisherId }) => `${publisherId} cmp_1`);
    const totals = new Map([...clicks].map(([pair, { length }]) => [pair, length]));
    return held(judgeTraffic({ ...evidence, totals }));
  };
  expect(judgeOf(patientReaders(60))).toEqual([]);
  const events = patientReaders(1_000);
  expect(judgeOf(events)).toEqual(expect.arrayContaining([...ids(events, "patient")]));
});

test("a fraudulent peer does not hide another", () => {
  const crowd = ["pub_1", "pub_2"].flatMap(withRobot);
  const doubted = held(judge(...crowd));
  expect(doubted).toEqual(expect.arrayContaining([...ids(crowd, "robot")]));
  expect(doubted.filter((id) => id.startsWith("r-peer_"))).toEqual([]);
});

test("a kit that several of those who are found out share is no less odd for it", () => {
  const kit = { tls: 99, timezone: "Asia/Ho_Chi_Minh" };
  const cheats = ["c1", "c2", "c3", "c4"].flatMap((publisherId) => [
    ...visits(publisherId, "own", { clicks: 120, results: 40 }),
    ...visits(publisherId, "robot", {
      clicks: 120,
      results: 20,
      traits: () => kit,
      result: soon,
    }),
  ]);
  const patient = [
    ...visits("pub_1", "own", { clicks: 240, results: 60 }),
    ...visits("pub_1", "kit", { clicks: 60, results: 20, traits: () => kit }),
  ];
  const doubted = held(judge(...patient, ...cheats));
  expect(doubted).toEqual(expect.arrayContaining([...ids(patient, "kit")]));
});

test("whoever is found out is no measure any more of how soon results come", () => {
  const large = [
    ...visits("pub_1", "own", { clicks: 60, results: 60 }),
    ...visits("pub_1", "robot", { clicks: 60, results: 60, result: soon }),
  ];
  const small = withRobot("pub_2");
  expect(held(judge(...large, ...small))).toEqual(expect.arrayContaining([...ids(small, "robot")]));
});

test("clicks that lists know to be machines say nothing of what is usual", () => {
  const bots = visits("pub_9", "bots", {
    clicks: 600,
    results: 0,
    traits: () => ({ known: "bot", language: "", network: "hosting" }),
  });
  expect(judge(...bots).findings).toEqual([]);
});

test("clicks without results are found out by themselves", () => {
  const events = visits("pub_1", "hidden", {
    clicks: 300,
    results: 0,
    traits: () => ({ target: "image", asked: "" }),
  });
  const { findings } = judge(...events);
  expect(findings).toMatchObject([
    { rule: "hidden-frame", about: "clicks", publisherId: "pub_1", seen: 300, of: 300 },
  ]);
});

/** Everything that is found in it, of several kinds. */
const MIXED = evidenceOf([
  ...PEERS,
  ...withRobot("pub_1"),
  ...gateway(1, "pub_2"),
  ...visits("pub_3", "hidden", {
    clicks: 200,
    results: 20,
    traits: (n) =>
      n % 2 === 0 ? { target: "image", asked: "" } : { hints: "missing", headers: 99 },
  }),
]);

function plain({ findings, knowledge, results }: ReturnType<typeof judgeTraffic>): string {
  return JSON.stringify({ findings, knowledge, results: [...results] });
}

test("the same evidence in any order gives the very same judgement", () => {
  const once = plain(judgeTraffic(MIXED));
  const anyOrder = fc.tuple(shuffled(MIXED.clicks), shuffled(MIXED.results));
  fc.assert(
    fc.property(anyOrder, ([clicks, results]) => {
      const other: Evidence = { ...MIXED, clicks, results };
      expect(plain(judgeTraffic(other)) === once).toBe(true);
    }),
    { numRuns: 5 },
  );
});

function shuffled<T>(list: readonly T[]): fc.Arbitrary<readonly T[]> {
  return fc.shuffledSubarray([...list], { minLength: list.length });
}

/** The same after a person has decided on so many results of that batch. */
function decided(
  events: readonly Event[],
  batch: string,
  word: "approved" | "rejected",
  most = Infinity,
): readonly Event[] {
  const some = new Set(ids(events, batch).slice(0, most));
  return events.map(({ click, result }) => ({
    click,
    result: result !== null && some.has(result.id) ? { ...result, decided: word } : result,
  }));
}

test("what people let through speaks no longer against its source: the rest of it goes free", () => {
  const events = withRobot("pub_1");
  expect(held(judge(...events)).length).toBeGreaterThanOrEqual(20);
  expect(held(judge(...decided(events, "robot", "approved", 2))).length).toBeGreaterThanOrEqual(18);
  expect(judge(...decided(events, "robot", "approved", 17)).findings).toEqual([]);
});

test("a source whose results people reject is no measure for others", () => {
  const other = visits("pub_2", "own", { clicks: 120, results: 30 });
  const peersOf = (events: readonly Event[]) =>
    judge(...withRobot("pub_1"), ...events).findings.find(({ signs }) => signs.join() === "soon1")
      ?.peers;
  expect(peersOf(other)).toBe(390);
  expect(peersOf(decided(other, "own", "rejected"))).toBe(360);
});
