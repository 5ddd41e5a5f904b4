import { expect, test } from "vitest";
import {
  after,
  evidenceOf,
  honestPeers,
  visits,
  type Event,
  type Plan,
} from "../../test-support/fraud-traffic.ts";
import { judgeClick, judgeResult } from "./judge-known.ts";
import { judgeTraffic } from "./judge-traffic.ts";
import { FRAUD_RULE_SETS, FRAUD_RULES_VERSION, fraudRuleSet } from "./rule-sets.ts";

const PEERS = honestPeers();

/** A publisher's visitors who all came by one sub id. */
function under(sub: string, name: string, plan: Plan): readonly Event[] {
  return visits("pub_net", name, plan).map(({ click, result }) => ({
    click: { ...click, sub },
    result: result === null ? null : { ...result, sub },
  }));
}

/** A network of four honest sub ids, and of a fifth that somebody else has. */
function network(cheat: Plan): readonly Event[] {
  const honest = ["one", "two", "three", "four"].flatMap((sub) =>
    under(sub, sub, { clicks: 400, results: 100 }),
  );
  return [...honest, ...under("five", "five", cheat)];
}

const soonEveryThird: NonNullable<Plan["result"]> = (n, { atMs }) =>
  n % 3 === 0 ? { atMs: after(atMs, 9 + (n % 5)) } : {};
const CHEAT: Plan = { clicks: 60, results: 24, result: soonEveryThird };

const hidden: Plan = {
  clicks: 40,
  results: 0,
  traits: (n) => (n < 20 ? { hints: "missing" } : {}),
};

function judge(events: readonly Event[], version = FRAUD_RULES_VERSION) {
  return judgeTraffic(evidenceOf([...PEERS, ...events]), fraudRuleSet(version));
}

function heldSubs(judged: ReturnType<typeof judge>, events: readonly Event[]) {
  const held = events.flatMap(({ result }) =>
    result !== null && (judged.results.get(result.id)?.score ?? 0) >= 0.8 ? [result.sub] : [],
  );
  return [...new Set(held)];
}

test("one of a network's sub ids is found where the network as a whole is not", () => {
  const events = network(CHEAT);
  const judged = judge(events);
  expect(judged.findings.length).toBeGreaterThan(0);
  expect(new Set(judged.findings.map(({ sub }) => sub))).toEqual(new Set(["five"]));
  expect(heldSubs(judged, events)).toEqual(["five"]);
  expect(judge(events, 4).findings).toEqual([]);
});

test("a finding about a sub id says nothing of a result of another, new ones among them", () => {
  const events = network(CHEAT);
  const { findings, knowledge } = judge(events);
  const [quick] = events.flatMap(({ click, result }) =>
    click.sub === "five" && result !== null ? [result] : [],
  );
  if (quick === undefined) throw new Error("there is no such result");
  expect(judgeResult(quick, findings, knowledge).score).toBeGreaterThan(0.8);
  expect(judgeResult({ ...quick, sub: "two" }, findings, knowledge).score).toBe(0);
});

test("the clicks of one sub id are found by themselves", () => {
  const events = network(hidden);
  const judged = judge(events);
  const [finding, ...others] = judged.findings;
  expect(others).toEqual([]);
  expect(finding).toMatchObject({
    about: "clicks",
    sub: "five",
    signs: ["no-hints"],
    seen: 20,
    of: 40,
  });
  const marked = events.filter(({ click }) => judged.clickSignals(click).length > 0);
  expect(marked).toHaveLength(20);
  for (const { click } of marked) {
    const elsewhere = { ...click, sub: "one" };
    expect(judged.clickSignals(elsewhere)).toEqual([]);
    expect(judgeClick(click, judged.findings, judged.knowledge).score).toBeGreaterThan(0.8);
    expect(judgeClick(elsewhere, judged.findings, judged.knowledge).score).toBe(0);
  }
});

test("what its whole publisher is found by is not said of each sub id again", () => {
  const events = ["one", "two"].flatMap((sub) =>
    under(sub, sub, {
      clicks: 90,
      results: 30,
      result: soonEveryThird,
      traits: hidden.traits ?? (() => ({})),
    }),
  );
  const { findings } = judge(events);
  const whole = findings.filter(({ sub }) => sub === undefined);
  const key = ({ event, signs }: (typeof findings)[number]) => `${event} ${signs.join()}`;
  expect(whole.map(({ about }) => about)).toEqual(expect.arrayContaining(["clicks", "results"]));
  for (const part of findings.filter(({ sub }) => sub !== undefined))
    expect(whole.map(key)).not.toContain(key(part));
});

test("of sub ids with fewer than twelve results, or with nearly all of them, none is judged by itself", () => {
  const few = network({ clicks: 30, results: 11, result: soonEveryThird });
  expect(judge(few).findings).toEqual([]);
  const all = under("five", "five", { clicks: 300, results: 100, result: soonEveryThird });
  const { findings } = judge([...all, ...under("six", "six", { clicks: 30, results: 10 })]);
  expect(findings.length).toBeGreaterThan(0);
  expect(findings.every(({ sub }) => sub === undefined)).toBe(true);
});

test("the more sub ids are looked at, the less one of them may be by chance", () => {
  const events = network(CHEAT);
  const more = Array.from({ length: 12 }, (_, i) =>
    under(`more${i}`, `more${i}`, { clicks: 40, results: 14 }),
  ).flat();
  const chanceIn = (of: readonly Event[]) =>
    judge(of).findings.find(({ signs }) => signs.join() === "soon1")?.chance ?? NaN;
  expect(chanceIn([...events, ...more]) / chanceIn(events)).toBeCloseTo(17 / 5);
});

test("an older rule set knows nothing of signs that came after it", () => {
  const phones = visits("pub_1", "phones", {
    clicks: 60,
    results: 30,
    traits: () => ({ client: "chrome/Android", network: "hosting" }),
    result: (n) => ({ isTakenBack: n % 2 === 0 }),
  });
  const events = [...visits("pub_1", "own", { clicks: 200, results: 60 }), ...phones];
  const signsBy = (version: number) =>
    new Set(judge(events, version).findings.flatMap(({ signs }) => signs));
  expect(signsBy(6)).toContain("hosted-phone");
  expect(signsBy(4)).not.toContain("hosted-phone");
});

test("the rule sets have versions, the newest first, and one that is none is the newest", () => {
  const versions = FRAUD_RULE_SETS.map(({ version }) => version);
  expect(versions).toEqual(versions.toSorted((a, b) => b - a));
  expect(versions[0]).toBe(FRAUD_RULES_VERSION);
  expect(fraudRuleSet(999).version).toBe(FRAUD_RULES_VERSION);
  expect(fraudRuleSet(4).version).toBe(4);
});
