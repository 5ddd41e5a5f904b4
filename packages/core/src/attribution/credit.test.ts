import fc from "fast-check";
import { expect, test } from "vitest";
import {
  creditedParts,
  creditsOf,
  modelShares,
  publisherPart,
  type AttributionModel,
  type Credit,
} from "../index.ts";

const credit = (touchId: string, publisherId: string, ppm: number): Credit => ({
  touchId,
  publisherId,
  linkId: `lnk_${publisherId}`,
  ppm,
});

const money = { payoutMicros: 4_000_000, revenueMicros: 10_000_001 };
const ada = { publisherId: "ada", linkId: "lnk_ada", ...money };

test("a conversion without credits is one part, all of it the publisher's own", () => {
  expect(creditedParts({ ...ada, credits: [] })).toEqual([
    { ...ada, touchId: null, ppm: 1_000_000, isMain: true },
  ]);
});

test("parts of one publisher and link are one, and the main one comes first", () => {
  const credits = [
    credit("a", "bob", 333_334),
    credit("b", "bob", 333_333),
    credit("c", "ada", 333_333),
  ];
  const parts = creditedParts({ ...ada, credits });
  expect(parts).toEqual([
    {
      ...credit("c", "ada", 333_333),
      payoutMicros: 1_333_332,
      revenueMicros: 3_333_330,
      isMain: true,
    },
    {
      ...credit("b", "bob", 666_667),
      payoutMicros: 2_666_668,
      revenueMicros: 6_666_671,
      isMain: false,
    },
  ]);
  expect(publisherPart(parts, "bob")).toEqual({
    payoutMicros: 2_666_668,
    revenueMicros: 6_666_671,
  });
  expect(publisherPart(parts, "eve")).toEqual({ payoutMicros: 0, revenueMicros: 0 });
});

const model = fc.constantFrom<AttributionModel>(
  { kind: "linear" },
  { kind: "position", firstPpm: 400_001, lastPpm: 399_998 },
  { kind: "time-decay", halfLifeMs: 1_000_000 },
);

test("the parts of any journey sum to the whole, to the micro, and none is below 0", () => {
  const journey = fc.array(fc.constantFrom("ada", "bob", "eve"), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(model, journey, fc.maxSafeNat(), fc.maxSafeNat(), (own, names, payout, revenue) => {
      const touches = names.map((publisherId, i) => ({
        id: String(i),
        kind: "click" as const,
        atMs: i * 777_777,
        publisherId,
        visitorId: "v",
        fingerprint: null,
      }));
      const credits = modelShares(own, touches).map((ppm, i) =>
        credit(String(i), names[i] ?? "", ppm),
      );
      const main = names.at(-1) ?? "";
      const whole = { payoutMicros: payout, revenueMicros: revenue };
      const parts = creditedParts({ ...whole, publisherId: main, linkId: `lnk_${main}`, credits });
      const sum = (name: "payoutMicros" | "revenueMicros" | "ppm") =>
        parts.reduce((total, part) => total + BigInt(part[name]), 0n);
      expect(sum("payoutMicros")).toBe(BigInt(payout));
      expect(sum("revenueMicros")).toBe(BigInt(revenue));
      expect(sum("ppm")).toBe(1_000_000n);
      expect(parts.every((part) => part.payoutMicros >= 0 && part.revenueMicros >= 0)).toBe(true);
      expect(parts.filter(({ isMain }) => isMain)).toHaveLength(1);
    }),
  );
});

const links = new Map([
  ["a", "lnk_bob"],
  ["v", "lnk_view"],
]);
const named = { id: "n", linkId: "lnk_ada" };

test.each([
  ["the named click alone", [["n", "ada"]], { publisherId: "ada", linkId: "lnk_ada", count: 0 }],
  ["a publisher without a click", [[null, "ada"]], { publisherId: "ada", linkId: "", count: 0 }],
  ["another click alone", [["a", "bob"]], { publisherId: "bob", linkId: "lnk_bob", count: 1 }],
  [
    "two clicks",
    [
      ["a", "bob"],
      ["n", "ada"],
    ],
    { publisherId: "ada", linkId: "lnk_ada", count: 2 },
  ],
] as const)("credit for %s is stored no longer than it has to be", (_, touches, expected) => {
  const shares = touches.map(([touchId, publisherId]) => ({
    touchId,
    publisherId,
    ppm: 1_000_000 / touches.length,
  }));
  const credited = creditsOf(shares, { named, links });
  expect(credited).toMatchObject({ publisherId: expected.publisherId, linkId: expected.linkId });
  expect(credited?.credits).toHaveLength(expected.count);
});

test("without a share there is nobody to credit", () => {
  expect(creditsOf([], { named, links })).toBeNull();
});
