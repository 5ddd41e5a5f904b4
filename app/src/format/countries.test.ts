import { expect, test } from "vitest";
import { COUNTRIES, findCountries } from "./countries.ts";

const names = (text: string) => findCountries(text).map(({ label }) => label);

test("every country is listed once, with a name instead of its code", () => {
  expect(new Set(COUNTRIES.map(({ value }) => value)).size).toBe(COUNTRIES.length);
  expect(COUNTRIES.filter(({ value, label }) => value === label)).toEqual([]);
  expect(COUNTRIES.length).toBe(251);
});

test("a country is found by its name, a word of it, its code, and without its accents", () => {
  expect(names("germ")).toEqual(["Germany"]);
  expect(names("zealand")).toEqual(["New Zealand"]);
  expect(names("de")[0]).toBe("Germany");
  expect(names("cote d")).toEqual(["Côte d’Ivoire"]);
  expect(names("united")).toContain("United States");
});

test("names that begin with what is typed come before those that contain it", () => {
  expect(names("guinea")[0]).toBe("Guinea");
});

test("what is chosen already is not offered again", () => {
  expect(findCountries("germany", ["DE"])).toEqual([]);
});
