import { expect, test } from "vitest";
import { MACROS, passesClickId } from "./macros.ts";

test.each([
  ["https://shop.example/?cid={clickid}", true],
  ["https://shop.example/?cid={CLICK_ID}", true],
  ["https://shop.example/{tid}", true],
  ["https://shop.example/?c={sub1}", false],
  ["https://shop.example/", false],
])("%s hands the click id on: %s", (url, expected) => {
  expect(passesClickId(url)).toBe(expected);
});

test("every offered macro is written in braces and explained", () => {
  for (const { name, meaning } of MACROS) {
    expect(name).toMatch(/^\{[a-z0-9.]+\}$/);
    expect(meaning).not.toBe("");
  }
});
