import {
  mergePolicy,
  type OwnFraudPolicy,
  type SettingMode,
  type Signal,
  type SourceClick,
  type Traits,
} from "@cleverdrip/core";
import { expect, test } from "vitest";
import { markDays } from "./mark-days.ts";

const HOUR_MS = 3_600_000;
const FRAMES: Signal = { rule: "hidden-frame", score: 0.97, detail: "60 % in frames" };
const HEADERS: Signal = { rule: "odd-client", score: 0.9, detail: "11 % with odd headers" };

/** Of a person, unless `known` says otherwise; the rest of its traits is not looked at here. */
function click(id: string, own: Partial<SourceClick> = {}, known = ""): SourceClick {
  const traits = { known } as Traits;
  const place = { campaignId: "cmp_1", publisherId: "pub_1", sub: "" };
  return { id, atMs: 0, ...place, traits, ...own };
}

const some = (count: number, own?: Partial<SourceClick>, known?: string) =>
  Array.from({ length: count }, (_, i) => click(`${i}`, own, known));

/** Clicks in a row with the same signals. */
function marked(
  parts: readonly (readonly [readonly SourceClick[], readonly Signal[]])[],
  policy: OwnFraudPolicy = {},
) {
  const signals = new Map(parts.flatMap(([clicks, own]) => clicks.map((one) => [one, own])));
  return markDays({
    clicks: parts.flatMap(([clicks]) => clicks),
    signalsOf: (one) => signals.get(one) ?? [],
    policyOf: () => mergePolicy(policy),
    dayOf: (atMs) => (atMs < 24 * HOUR_MS ? "2026-05-01" : "2026-05-02"),
  });
}

const DAY = { day: "2026-05-01", campaignId: "cmp_1", publisherId: "pub_1" };

test("of a day's clicks those with signals are marked, with the strongest of each rule in their order", () => {
  const weaker = { ...FRAMES, score: 0.85, detail: "in some" };
  const days = marked([
    [some(4), [weaker]],
    [some(3), [HEADERS, FRAMES]],
    [some(13), []],
  ]);
  const counts = { sampled: 20, marked: 7, blocks: false };
  const parts = [
    { clicks: 4, signals: [weaker] },
    { clicks: 3, signals: [HEADERS, FRAMES] },
  ];
  const signals = [FRAMES, HEADERS];
  expect(days).toEqual([{ ...DAY, ...counts, score: 0.97, signals, parts }]);
});

test.each([
  ["off", 0, false],
  ["tag", 0, false],
  ["hold", 12, false],
  ["reject", 12, false],
  ["block", 12, true],
] as const satisfies readonly (readonly [SettingMode, number, boolean])[])(
  "a rule that is to %s marks %i of 12, and keeps their source out: %s",
  (mode, count, blocks) => {
    const rules = { "hidden-frame": { mode, minScore: 0.8 } };
    const [day] = marked([[some(12), [FRAMES]]], { rules });
    expect(day).toMatchObject({ marked: count, blocks, parts: [{ clicks: 12 }] });
  },
);

test("a score below the campaign's own limit marks nothing, and neither does a policy that is off", () => {
  const rules = { "hidden-frame": { mode: "hold", minScore: 0.98 } } as const;
  for (const policy of [{ rules }, { isOn: false }]) {
    const [day] = marked([[some(12), [FRAMES]]], policy);
    // What is found is kept all the same: another policy may be asked about.
    expect(day).toMatchObject({ marked: 0, score: 0, signals: [], parts: [{ clicks: 12 }] });
  }
});

test("fewer than twelve clicks are not enough, and known machines are none of them", () => {
  const bots = some(5, {}, "bot");
  expect(
    marked([
      [some(11), [FRAMES]],
      [bots, [FRAMES]],
    ]),
  ).toEqual([]);
  expect(marked([[some(12), [FRAMES]]])).toMatchObject([{ sampled: 12 }]);
});

test("days, campaigns and publishers are counted each for itself", () => {
  const next = { atMs: 24 * HOUR_MS };
  const days = marked([
    [some(12), [FRAMES]],
    [some(14, next), [FRAMES]],
    [some(12, { campaignId: "cmp_2" }), [FRAMES]],
    [some(30, { publisherId: "pub_2" }), []],
  ]);
  expect(days.map(({ day, campaignId, sampled }) => [day, campaignId, sampled])).toEqual([
    ["2026-05-01", "cmp_1", 12],
    ["2026-05-02", "cmp_1", 14],
    ["2026-05-01", "cmp_2", 12],
  ]);
});

test("a publisher on the block list has all of its clicks marked, and none where the allow list has it too", () => {
  const entry = { kind: "publisher", value: "pub_1", note: "" } as const;
  const [day] = marked([[some(12), []]], { block: [entry] });
  expect(day).toMatchObject({ marked: 12, score: 1 });
  expect(day?.signals.map(({ rule }) => rule)).toEqual(["block-list"]);
  const [both] = marked([[some(12), [FRAMES]]], { block: [entry], allow: [entry] });
  expect(both).toMatchObject({ marked: 0, signals: [] });
  expect(marked([[some(12), []]], { block: [entry], allow: [entry] })).toEqual([]);
});

test("in whatever order clicks come, what is said of a day is the same", () => {
  const parts = [
    [some(6), [FRAMES]],
    [some(6), [HEADERS]],
    [some(6), [{ ...FRAMES, detail: "another" }]],
  ] as const;
  expect(marked(parts.toReversed())).toEqual(marked(parts));
});
