import { expect, test } from "vitest";
import {
  conversionPolicyOf,
  DEFAULT_CONVERSION_POLICY,
  type ConversionPolicy,
} from "./conversion-policy.ts";
import { validateConversionPolicy } from "./validate-conversion-policy.ts";

const { attribution, security } = DEFAULT_CONVERSION_POLICY;
const DAY_MS = 86_400_000;
const cap = {
  metric: "conversions",
  scope: "campaign",
  subjectId: null,
  period: "day",
  limit: 1,
  isHard: true,
} as const;
const volume = (...from: number[]): ConversionPolicy["volume"] => ({
  metric: "conversions",
  period: "month",
  steps: from.map((figure) => ({ from: figure, ppm: 100_000 })),
});

test("a campaign that says nothing has a policy without fault", () => {
  expect(validateConversionPolicy(conversionPolicyOf({}, 30 * DAY_MS))).toEqual([]);
});

test("the window of clicks is the campaign's, whatever was stored beside it", () => {
  const policy = conversionPolicyOf({ attribution, cpcMicros: 5 }, 7 * DAY_MS);
  expect(policy.attribution.maxWindowMs).toEqual({
    "click-id": 7 * DAY_MS,
    cookie: 90 * DAY_MS,
    fingerprint: DAY_MS,
  });
  expect(policy.cpcMicros).toBe(5);
});

test("a guess is off unless it was chosen", () => {
  expect(conversionPolicyOf({}, DAY_MS).attribution.rungs).not.toContain("fingerprint");
});

test.each<[string, Partial<ConversionPolicy>]>([
  ["attribution.rungs.1", { attribution: { ...attribution, rungs: ["coupon", "coupon"] } }],
  [
    "attribution.maxWindowMs.fingerprint",
    { attribution: { ...attribution, minWindowMs: DAY_MS, rungs: ["click-id", "fingerprint"] } },
  ],
  [
    "attribution.model.lastPpm",
    {
      attribution: {
        ...attribution,
        model: { kind: "position", firstPpm: 600_000, lastPpm: 400_001 },
      },
    },
  ],
  ["caps.1", { caps: [cap, { ...cap, limit: 2 }] }],
  [
    "attribution.maxWindowMs.fingerprint",
    {
      attribution: {
        ...attribution,
        rungs: ["click-id", "fingerprint"],
        maxWindowMs: { ...attribution.maxWindowMs, fingerprint: DAY_MS + 1 },
      },
    },
  ],
  ["volume.steps.2", { volume: volume(10, 20, 10) }],
  ["security.sourceIps.0", { security: { ...security, sourceIps: ["203.0.113.0/99"] } }],
  ["security.tokens", { security: { ...security, requires: "token" } }],
  ["pixelSites.1", { pixelSites: ["shop.example", "https://shop.example/"] }],
  ["security.secrets", { security: { ...security, requires: "signature", tokens: ["x"] } }],
])("a fault at %s is named, and nothing else", (path, fields) => {
  const problems = validateConversionPolicy({ ...DEFAULT_CONVERSION_POLICY, ...fields });
  expect(problems.map((problem) => problem.path)).toEqual([path]);
});

test("a window that no rung of the list uses is not looked at", () => {
  const slow = { ...attribution, minWindowMs: 2 * DAY_MS };
  const policy = { ...DEFAULT_CONVERSION_POLICY, attribution: slow };
  expect(validateConversionPolicy(policy)).toEqual([]);
});

test("caps of another metric, scope, subject or period stand beside each other", () => {
  const caps = [
    cap,
    { ...cap, metric: "payout" },
    { ...cap, scope: "publisher" },
    { ...cap, scope: "publisher", subjectId: "pub_1" },
    { ...cap, period: "total" },
  ] as const;
  expect(validateConversionPolicy({ ...DEFAULT_CONVERSION_POLICY, caps })).toEqual([]);
});
