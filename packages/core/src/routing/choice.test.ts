import fc from "fast-check";
import { expect, test } from "vitest";
import { encodeBase32 } from "../base32.ts";
import { choiceTag, pickByWeight } from "./choice.ts";
import { exampleVariant } from "./examples.ts";

const VISITORS = 1_000_000;

/** As the tracker makes them: 24 characters that begin alike within a day, the rest random. */
function visitorIds(seed: number): () => string {
  let state = seed;
  const next = () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    return state & 255;
  };
  const bytes = new Uint8Array(15);
  return () => {
    for (let i = 5; i < 15; i += 1) bytes[i] = next();
    return encodeBase32(bytes);
  };
}

/** Worst difference between the share somebody got and the share of the weights. */
function worstShare(weights: readonly number[], visitorOf: (i: number) => string, salt: string) {
  const variants = weights.map((weight, i) => exampleVariant(`v${i}`, { weight }));
  const counts = new Map<string, number>();
  for (let i = 0; i < VISITORS; i += 1) {
    const id = pickByWeight(variants, visitorOf(i), salt)?.id ?? "none";
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const shares = variants.map(({ id, weight }) =>
    Math.abs((counts.get(id) ?? 0) / VISITORS - weight / sum),
  );
  return Math.max(...shares, counts.get("none") ?? 0);
}

test.each([
  [[50, 50], "rte_a"],
  [[70, 20, 10], "rte_b"],
  [[1, 1, 1], "rte_c"],
  [[100, 0, 300, 1], "rte_d"],
  [Array.from({ length: 20 }, (_, i) => i + 1), "rte_e"],
])(
  "over 1,000,000 visitors the split of %j is within 0.2 % of the weights",
  (weights, salt) => {
    const next = visitorIds(salt.charCodeAt(4));
    expect(worstShare(weights, () => next(), salt)).toBeLessThan(0.002);
  },
  60_000,
);

test("visitors that are numbered one after the other are split alike", () => {
  expect(worstShare([50, 30, 20], (i) => `visitor-${i}`, "rte_a")).toBeLessThan(0.002);
}, 60_000);

test("the choice in one route tells nothing about the choice in another", () => {
  const halves = [exampleVariant("a"), exampleVariant("b")];
  const next = visitorIds(7);
  const both = { same: 0, other: 0 };
  for (let i = 0; i < 200_000; i += 1) {
    const visitor = next();
    const one = pickByWeight(halves, visitor, "rte_1");
    both[one === pickByWeight(halves, visitor, "rte_1/landing") ? "same" : "other"] += 1;
  }
  expect(Math.abs(both.same - both.other)).toBeLessThan(2_000);
});

test("the same visitor is given the same, whoever was asked for in between", () => {
  const variants = [exampleVariant("a"), exampleVariant("b"), exampleVariant("c")];
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1 }), fc.string(), (visitors, salt) => {
      const given = visitors.map((visitor) => pickByWeight(variants, visitor, salt)?.id);
      const again = visitors
        .toReversed()
        .map((visitor) => pickByWeight(variants, visitor, salt)?.id);
      expect(again.toReversed()).toEqual(given);
    }),
  );
});

test("choices and tags are those of every other process and release", () => {
  const variants = ["a", "b", "c", "d"].map((id) => exampleVariant(id));
  const given = ["v1", "v2", "v3", "v4", "v5", "v6"].map(
    (visitor) => pickByWeight(variants, visitor, "rte_1")?.id,
  );
  expect(given).toEqual(["d", "a", "d", "b", "a", "c"]);
  expect([choiceTag("cmp_1", 5), choiceTag("var_1", 3)]).toEqual(["krhd3", "1es"]);
});

test("nobody takes a visitor where all are paused or have weight 0", () => {
  expect(pickByWeight([], "v", "s")).toBeUndefined();
  const none = [exampleVariant("a", { weight: 0 }), exampleVariant("b", { isPaused: true })];
  expect(pickByWeight(none, "v", "s")).toBeUndefined();
  expect(pickByWeight(none.slice(0, 1), "v", "s")).toBeUndefined();
});

test("a tag is of the cookie's alphabet, and long tags begin like short ones", () => {
  fc.assert(
    fc.property(fc.string(), (id) => {
      expect(choiceTag(id, 3)).toMatch(/^[0-9a-hjkmnp-tv-z]{3}$/);
      expect(choiceTag(id, 5).startsWith(choiceTag(id, 3))).toBe(true);
    }),
  );
});
