import { expect, test } from "vitest";
import type { SourceFinding } from "../finding.ts";
import { byPublisher, signalsFor, verdictOf } from "./match.ts";
import { describeFinding } from "./sentence.ts";

const FINDING: SourceFinding = {
  rule: "too-soon",
  about: "results",
  publisherId: "pub_1",
  campaignId: "cmp_1",
  event: "sale",
  signs: ["soon1"],
  seen: 66,
  of: 212,
  peerShare: 0.045,
  peers: 1_234,
  chance: 1e-9,
  score: 0.86,
};

function signals(findings: readonly SourceFinding[], ...signs: readonly string[]) {
  const described = byPublisher(findings).get("pub_1") ?? [];
  return signalsFor(described, new Set(signs), () => true);
}

test("a finding is meant where all of its signs are there", () => {
  const both = { ...FINDING, signs: ["hosting", "same-device"] };
  expect(signals([both], "hosting")).toEqual([]);
  expect(signals([both], "hosting", "same-device", "night")).toHaveLength(1);
});

test("of each rule the strongest counts, the strongest rule first", () => {
  const weaker = { ...FINDING, score: 0.7 };
  const other = { ...FINDING, rule: "odd-client", score: 0.95 };
  const scores = signals([weaker, FINDING, weaker, other], "soon1").map(
    ({ rule, score }) => `${rule} ${score}`,
  );
  expect(scores).toEqual(["odd-client 0.95", "too-soon 0.86"]);
});

test("another publisher's findings are kept apart", () => {
  expect(signals([{ ...FINDING, publisherId: "pub_2" }], "soon1")).toEqual([]);
});

test("a verdict has the score of its strongest signal, and none without any", () => {
  const signal = { rule: "night", score: 0.6, detail: "" };
  expect(verdictOf([signal, { ...signal, score: 0.9 }]).score).toBe(0.9);
  expect(verdictOf([])).toEqual({ score: 0, signals: [] });
});

test("the sentence has the numbers of the source and of its peers", () => {
  expect(describeFinding(FINDING)).toBe(
    "31 % of its 212 sale results came sooner than all but 0.5 % of the peers' results could; 4.5 % of its peers' 1234.",
  );
});

test("the sentence of a finding about a sub id begins with it, and its signal names it", () => {
  const about = { ...FINDING, sub: "banner-7" };
  expect(describeFinding(about)).toBe(`Of sub id "banner-7": ${describeFinding(FINDING)}`);
  const [whole] = signals([FINDING], "soon1");
  expect(whole).not.toHaveProperty("sub");
  expect(signals([about], "soon1")).toMatchObject([{ sub: "banner-7" }]);
});

test("the sentence of a confirmed finding has what confirms it", () => {
  const confirmedBy = { sign: "same-lead", seen: 9, of: 12, peerShare: 0.001_2 };
  expect(describeFinding({ ...FINDING, signs: ["hosting"], confirmedBy })).toBe(
    "31 % of its 212 sale results came from hosting networks; 4.5 % of its peers' 1234. Among them 75 % named a lead that another click had named; elsewhere 0.12 %.",
  );
});

test.each([
  ["time:h9", "came after the same time (23 s to 32 s)"],
  ["time:o4", "came after the same time (16 s to 32 s)"],
  ["time:p5", "came after the same time (23 s to 45 s)"],
  ["time:o10", "came after the same time (17 min to 34 min)"],
  ["time:o16", "came after the same time (18 h to 36 h)"],
  ["amount:12500000", "had one and the same amount (12.50)"],
  ["txid:x24", "had transaction ids of another shape than the peers' (24 letters and digits)"],
  ["txid:AA-07", "had transaction ids of another shape than the peers' (2 capitals - 7 digits)"],
  [
    "txid:A#x3",
    "had transaction ids of another shape than the peers' (a capital # 3 letters and digits)",
  ],
  ["sub:w_0", "came with one kind of sub id (letters _ digits)"],
  ["target:iframe", "were loaded into a frame (iframe)"],
  ["ctit=early_2", 'had the sign "ctit early 2"'],
])("the sign %s reads: %s", (sign, words) => {
  expect(describeFinding({ ...FINDING, about: "clicks", signs: [sign] })).toContain(
    `31 % of its 212 clicks ${words};`,
  );
});
