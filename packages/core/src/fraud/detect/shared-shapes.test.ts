import { expect, test } from "vitest";
import { visits } from "../../../test-support/fraud-traffic.ts";
import { countPeers, scopeOf } from "./peers.ts";
import type { SignedResult } from "./result-signs.ts";
import { areShapesShared } from "./shared-shapes.ts";

function shaped(publisherId: string, shape: string, count = 6): readonly SignedResult[] {
  return visits(publisherId, shape, { clicks: count, results: count }).flatMap(({ result }) =>
    result === null ? [] : [{ ...result, signs: [`txid:${shape}`] }],
  );
}

function isShared(own: readonly SignedResult[], isPeer: (id: string) => boolean = () => true) {
  const [first] = own;
  const scope = first === undefined ? "" : scopeOf(first);
  return areShapesShared(scope, "x", countPeers(own, isPeer), isPeer);
}

const ALIKE = ["a", "b", "c", "d"].flatMap((name) => shaped(name, "A-05"));

test("where all others have numbers of one shape, or of two, they are the advertiser's own", () => {
  expect(isShared([...ALIKE, ...shaped("x", "x24")])).toBe(true);
  expect(isShared([...ALIKE, ...shaped("e", "09"), ...shaped("f", "09")])).toBe(true);
});

test("where each has its own, or few are there to say, nobody can tell", () => {
  const each = ["a", "b", "c", "d"].flatMap((name) => shaped(name, `A-0${name}`));
  expect(isShared(each)).toBe(false);
  expect(isShared(ALIKE.filter(({ publisherId }) => publisherId !== "d"))).toBe(false);
  expect(isShared(ALIKE, (id) => id !== "d")).toBe(false);
  expect(isShared(["a", "b", "c", "d"].flatMap((name) => shaped(name, "A-05", 4)))).toBe(false);
});

test("a source of two shapes has none, and its own is not asked", () => {
  const mixed = [...shaped("d", "A-05", 6), ...shaped("d", "09", 6)];
  const others = ALIKE.filter(({ publisherId }) => publisherId !== "d");
  expect(isShared([...others, ...mixed])).toBe(false);
  expect(isShared([...others, ...shaped("x", "A-05")])).toBe(false);
});
