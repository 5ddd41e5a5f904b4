import { MACROS as CORE_MACROS } from "@cleverdrip/core";
import { expect, test } from "vitest";
import { isAddress } from "./is-address.ts";
import { GROUP_NAMES, MACROS } from "./macros.ts";
import { passesClickId } from "./passes-click-id.ts";

type Spelled = {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly group: string;
};

const spellings = (macros: readonly Spelled[]) =>
  macros
    .map(({ name, aliases, group }) => [name, group, ...aliases.toSorted()].join(" "))
    .toSorted();

test("the macros on offer are those that the tracker fills in, each with all its spellings", () => {
  expect(spellings(MACROS)).toEqual(spellings(CORE_MACROS));
});

test("every macro is explained, and stands in a group with a name", () => {
  for (const { meaning, group } of MACROS) {
    expect(meaning).toMatch(/\.$/);
    expect(GROUP_NAMES[group]).not.toBe("");
  }
});

test.each([
  ["https://shop.example/?cid={clickid}", true],
  ["https://shop.example/?cid={CLICK_ID}", true],
  ["https://shop.example/{tid}", true],
  ["https://shop.example/?cid={clickid:hash}", true],
  ["https://shop.example/?c={sub1}", false],
  ["https://shop.example/", false],
])("%s hands the click id on: %s", (url, expected) => {
  expect(passesClickId(url)).toBe(expected);
});

test.each([
  ["https://shop.example", true],
  [" https://shop.example/{sub1} ", true],
  ["myshop://product/7", true],
  ["shop.example", false],
  ["https://", false],
  ["https://{sub1}.example/", false],
  ["https://user@shop.example/", false],
  ["javascript:alert(1)", false],
])("%j is a whole address: %s", (text, expected) => {
  expect(isAddress(text)).toBe(expected);
});
