import type { Dialect } from "@cleverdrip/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { findAlias, pathAlias } from "./dialects.ts";

const ALL: readonly Dialect[] = [
  "tune",
  "cake",
  "everflow",
  "affise",
  "trackier",
  "binom",
  "keitaro",
];

const CASES: readonly (readonly [Dialect, path: string, query: string, alias: string])[] = [
  ["tune", "/aff_c", "offer_id=12&aff_id=1007&aff_sub=x", "12/1007"],
  ["cake", "/", "a=77&c=501&s1=x", "501/77"],
  ["everflow", "/2CTPL/55M6S/", "sub1=x", "55m6s/2ctpl"],
  ["everflow", "/2CTPL/55M6S", "", "55m6s/2ctpl"],
  ["affise", "/click", "pid=3&offer_id=42&sub1=x", "42/3"],
  ["trackier", "/click", "campaign_id=9&pub_id=8&p1=x", "9/8"],
  ["binom", "/click.php", "key=AbC123&t1=x", "abc123"],
  ["affise", "/click/", "offer_id=4%202&pid=3", "4 2/3"],
];

test.each(CASES)("%s: %s?%s is the alias %s", (dialect, path, query, alias) => {
  expect(findAlias(path, query, [dialect])).toBe(alias);
  expect(findAlias(path, query, ALL)).toBe(alias);
  expect(
    findAlias(
      path,
      query,
      ALL.filter((other) => other !== dialect),
    ),
  ).toBeNull();
});

test.each([
  ["/aff_c", "offer_id=12"],
  ["/aff_c", "offer_id=&aff_id="],
  ["/", ""],
  ["/click", "pid=3"],
  ["/click.php", "k=1"],
  ["/a/b/c", ""],
  ["//", ""],
  ["/aff_c", `offer_id=${"1".repeat(300)}&aff_id=2`],
])("%s?%s is no dialect's click", (path, query) => {
  expect(findAlias(path, query, ALL)).toBeNull();
});

test("keitaro's alias is the whole path", () => {
  expect(pathAlias("/MyOffer", ["keitaro"])).toBe("myoffer");
  expect(pathAlias("/MyOffer/", ["keitaro"])).toBe("myoffer");
  expect(pathAlias("/a/b", ["keitaro"])).toBeNull();
  expect(pathAlias("/", ["keitaro"])).toBeNull();
  expect(pathAlias("/favicon.ico", ["keitaro"])).toBeNull();
  expect(pathAlias("/MyOffer", ["tune"])).toBeNull();
});

test("any path and query is an alias of bounded length or none", () => {
  fc.assert(
    fc.property(fc.string(), fc.string({ maxLength: 400 }), (path, query) => {
      for (const alias of [findAlias(`/${path}`, query, ALL), pathAlias(`/${path}`, ALL)]) {
        expect(alias?.length ?? 0).toBeLessThanOrEqual(200);
      }
    }),
  );
});
