import { expect, test } from "vitest";
import { isVersionRange } from "./validate-version.ts";
import { versionNumber, versionRange } from "./version-range.ts";

test.each([
  ["15", ["15", "15.0", "15.9.9"], ["14.9", "16", "1.5", "150"]],
  ["15.2", ["15.2", "15.2.7"], ["15", "15.1.9", "15.3", "15.20"]],
  ["15-17", ["15", "16.4", "17.9"], ["14", "18"]],
  ["10.13-10.15.7", ["10.13", "10.15.7", "10.14.6"], ["10.15.8", "10.12"]],
  ["15+", ["15", "140.0.6099.1"], ["14.9"]],
  ["-12", ["1", "12.5"], ["13"]],
])("%s is met by %j and not by %j", (value, within, outside) => {
  const [from, end] = versionRange(value);
  const meets = (version: string) => from <= versionNumber(version) && versionNumber(version) < end;
  expect(isVersionRange(value)).toBe(true);
  expect(within.filter(meets)).toEqual(within);
  expect(outside.filter(meets)).toEqual([]);
});

test.each(["", "-", "15-", "x", "15.", "17-15", "15+2", "1.2.3.4.5", " 15", "15 - 17", "999999"])(
  "%j is no version",
  (value) => {
    expect(isVersionRange(value)).toBe(false);
  },
);
