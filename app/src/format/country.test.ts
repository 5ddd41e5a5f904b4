import { expect, test } from "vitest";
import { countryName } from "./country.ts";

test.each([
  ["DE", "Germany"],
  ["", "Unknown"],
  ["XX", "Unknown"],
  ["T1", "Tor network"],
  ["QQ", "QQ"],
  ["not a code", "not a code"],
])("the country code %j reads %s", (code, expected) => {
  expect(countryName(code)).toBe(expected);
});
