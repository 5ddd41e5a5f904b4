import { expect, test } from "vitest";
import { conversionPolicy } from "../../testing/conversion-terms-samples.ts";
import {
  clickPayoutWords,
  conversionCapWords,
  pixelWords,
  securityWords,
  volumeLines,
} from "./policy-words.ts";

test("a volume commission is one line a step, the lowest first", () => {
  const steps = [
    { from: 500, ppm: 150_000 },
    { from: 100, ppm: 12_500 },
  ];
  expect(volumeLines({ metric: "conversions", period: "month", steps }, "USD")).toEqual([
    "+1.25\u00a0% from 100 conversions a month",
    "+15\u00a0% from 500 conversions a month",
  ]);
  const [step] = volumeLines(
    { metric: "revenue", period: "total", steps: [{ from: 1_000_000_000, ppm: 100_000 }] },
    "EUR",
  );
  expect(step).toBe("+10\u00a0% from €1,000.00 of revenue in all");
});

const cap = { subjectId: null, period: "day", isHard: true } as const;

test.each([
  [{ ...cap, metric: "conversions", scope: "campaign", limit: 500 }, null, "500 conversions a day"],
  [
    { ...cap, metric: "payout", scope: "publisher", limit: 1_000_000_000 },
    null,
    "$1,000.00 of payout a day for each publisher",
  ],
  [
    { ...cap, metric: "revenue", scope: "link", limit: 5_000_000 },
    "summer",
    "$5.00 of revenue a day for summer",
  ],
] as const)("the cap %j of %s reads: %s", (given, subject, words) => {
  expect(conversionCapWords(given, "USD", subject)).toBe(words);
});

test("what postbacks must prove is said, with how many tokens and secrets there are but not which", () => {
  const { security } = conversionPolicy();
  expect(securityWords(security)).toEqual(["Postbacks need no proof beyond a click id"]);
  const strict = {
    requires: "token" as const,
    tokens: ["abcdefgh", "ijklmnop"],
    secrets: ["0123456789abcdef"],
    sourceIps: ["203.0.113.0/24"],
  };
  expect(securityWords(strict)).toEqual([
    "Postbacks must carry a token",
    "2 tokens",
    "1 secret",
    "Only from 203.0.113.0/24",
  ]);
});

test("an amount that is not set says nothing", () => {
  expect(pixelWords(null, "USD")).toEqual([]);
  expect(clickPayoutWords(null, "USD")).toEqual([]);
  expect(clickPayoutWords(50_000, "USD")).toEqual(["$0.05 for every payable click"]);
});
