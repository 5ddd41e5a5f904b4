import { expect, test } from "vitest";
import { evidenceOf, honestPeers, visits, type Plan } from "../../../test-support/fraud-traffic.ts";
import { judgeClick } from "../judge-known.ts";
import { judgeTraffic } from "../judge-traffic.ts";
import { isElsewhere } from "./elsewhere.ts";

test.each([
  [["hosting"], false],
  [["far", "night", "odd-network"], false],
  [["odd-language", "odd-zone"], false],
  [["hosting", "far"], true],
  [["hosting", "odd-zone"], true],
  [["odd-language", "far"], true],
])("%j is elsewhere: %j", (signs, expected) => {
  expect(isElsewhere(signs)).toBe(expected);
});

/** Through a hoster's network, in a language that nobody speaks there. */
const MASKED = { network: "hosting", asn: 9_009, language: "vi", country: "DE" } as const;

const PEERS = honestPeers();

function judge(masked: number, honest: number, traits: NonNullable<Plan["traits"]>) {
  const events = [
    ...visits("pub_1", "own", { clicks: honest, results: 0 }),
    ...visits("pub_1", "masked", { clicks: masked, results: 0, traits }),
  ];
  const judged = judgeTraffic(evidenceOf([...PEERS, ...events]));
  const isFound = judged.findings.some(({ signs }) => signs.includes("elsewhere"));
  return { ...judged, isFound, clicks: events.map(({ click }) => click) };
}

test.each([
  ["half of the clicks", 30, 30, true],
  ["a fifth", 20, 80, true],
  ["a tenth, as of visitors who hide from advertising", 20, 180, false],
  ["fewer than ten", 9, 30, false],
])("%s from elsewhere are found: %s of them beside %s, %s", (_name, masked, honest, expected) => {
  expect(judge(masked, honest, () => MASKED).isFound).toBe(expected);
});

test.each([
  ["a hoster's network alone", { network: "hosting", asn: 9_009 }],
  ["a rare language alone", { language: "vi", country: "DE" }],
  ["a private relay", { ...MASKED, network: "relay" }],
  ["one address that several browsers share", { ...MASKED, address: 99, prefix: 99 }],
] as const)("%s is nobody's fault", (_name, traits) => {
  const agentOf = (n: number) => 500 + (n % 4);
  const { isFound } = judge(60, 60, (n) => ({ ...traits, agent: agentOf(n) }));
  expect(isFound).toBe(false);
});

test.each([
  ["eight exits", 8, true],
  ["five, which a company may have,", 5, false],
])("%s whose addresses many phones share, %s of them, are found: %s", (_name, exits, expected) => {
  const ofExit = (n: number) => ({ address: 900 + (n % exits), prefix: 900 + (n % exits) });
  const { isFound } = judge(80, 60, (n) => ({
    ...MASKED,
    ...ofExit(n),
    client: "safari/iOS",
    agent: 500 + Math.floor(n / exits),
  }));
  expect(isFound).toBe(expected);
});

test("later clicks are known by what was learnt, those of the same publisher's visitors at home are not doubted", () => {
  const { findings, knowledge, clicks } = judge(40, 40, () => MASKED);
  const doubted = clicks.filter((click) => judgeClick(click, findings, knowledge).score >= 0.8);
  expect(doubted.map(({ id }) => id).every((id) => id.includes("-masked-"))).toBe(true);
  expect(doubted).toHaveLength(40);
});
