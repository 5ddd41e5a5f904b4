import { expect, test } from "vitest";
import { readVerifyOptions } from "./options.ts";

const NOW = Date.parse("2026-11-20T10:00:00Z");
const DAY_MS = 86_400_000;

test("without options the last two days of every workspace of the local installation are counted", () => {
  expect(readVerifyOptions([], NOW)).toEqual({
    fromMs: NOW - 2 * DAY_MS,
    toMs: NOW,
    workspaceId: null,
    remote: undefined,
  });
});

test("times are UTC dates or instants", () => {
  const args = ["--from", "2026-11-01", "--to", "2026-11-02T12:00:00Z", "--workspace", "wsp_a"];
  expect(readVerifyOptions(args, NOW)).toMatchObject({
    fromMs: Date.parse("2026-11-01T00:00:00Z"),
    toMs: Date.parse("2026-11-02T12:00:00Z"),
    workspaceId: "wsp_a",
  });
});

test.each([
  [["--from", "yesterday"], "--from"],
  [["--to", "2026-13-01"], "--to"],
  [["--from", "2026-11-02", "--to", "2026-11-01"], "--from"],
])("%j is refused with the option's name", (args, name) => {
  expect(() => readVerifyOptions(args, NOW)).toThrow(name);
});
