import fc from "fast-check";
import { expect, test } from "vitest";
import { orderMembers } from "./smart-link.ts";

const MEMBERS = [
  { slug: "a", weight: 60 },
  { slug: "b", weight: 30 },
  { slug: "c", weight: 10 },
];

function order(visitor: string, members = MEMBERS): string {
  return orderMembers(members, visitor, "smt_1")
    .map(({ slug }) => slug)
    .join("");
}

test("each member comes first for its share of the visitors, and second for its share of the rest", () => {
  const counts = new Map<string, number>();
  const visitors = 200_000;
  for (let i = 0; i < visitors; i += 1) {
    const given = order(`visitor-${i}`);
    counts.set(given, (counts.get(given) ?? 0) + 1);
  }
  const share = (given: string) => (counts.get(given) ?? 0) / visitors;
  expect(share("abc") + share("acb")).toBeCloseTo(0.6, 2);
  expect(share("bac") + share("bca")).toBeCloseTo(0.3, 2);
  expect(share("abc")).toBeCloseTo(0.6 * 0.75, 2);
  expect(share("cab")).toBeCloseTo(0.1 * (2 / 3), 2);
});

test("a visitor's order does not depend on how the members are listed", () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.shuffledSubarray(MEMBERS, { minLength: 3 }),
      (visitor, shuffled) => {
        expect(order(visitor, shuffled)).toBe(order(visitor));
      },
    ),
  );
});

test("a member that leaves moves only the visitors it had", () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom("a", "b", "c"), (visitor, gone) => {
      const rest = MEMBERS.filter(({ slug }) => slug !== gone);
      expect(order(visitor, rest)).toBe(order(visitor).replace(gone, ""));
    }),
  );
});

test("a member of weight 0 gets nobody", () => {
  expect(order("v", [{ slug: "x", weight: 0 }, ...MEMBERS])).not.toContain("x");
  expect(order("v", [{ slug: "x", weight: 0 }])).toBe("");
});

test("orders are those of every other process and release", () => {
  const given = ["v1", "v2", "v3", "v4", "v5"].map((visitor) => order(visitor));
  expect(given).toEqual(["bac", "abc", "acb", "abc", "acb"]);
});
