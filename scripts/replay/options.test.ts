import { expect, test } from "vitest";
import { readReplayOptions } from "./options.ts";

test("a replay has a beginning and an end, and may be dry", () => {
  const args = ["--from", "2026-11-01", "--to", "2026-11-02", "--dry"];
  expect(readReplayOptions(args)).toEqual({
    fromMs: Date.parse("2026-11-01T00:00:00Z"),
    toMs: Date.parse("2026-11-02T00:00:00Z"),
    workspaceId: null,
    isDry: true,
    reports: false,
    rules: undefined,
    remote: undefined,
  });
});

test("inputs are judged anew by a rule set in a dry replay alone", () => {
  const args = ["--from", "2026-11-01", "--to", "2026-11-02", "--rules", "v1"];
  expect(readReplayOptions([...args, "--dry"])).toMatchObject({ rules: "v1", isDry: true });
  expect(() => readReplayOptions(args)).toThrow("--rules needs --dry");
});

test("reports are given once more, or nothing is written", () => {
  const args = ["--from", "2026-11-01", "--to", "2026-11-02", "--reports"];
  expect(readReplayOptions(args)).toMatchObject({ reports: true, isDry: false });
  expect(() => readReplayOptions([...args, "--dry"])).toThrow("--reports cannot be --dry");
});

test.each([
  [[], "--from"],
  [["--from", "2026-11-01"], "--to"],
  [["--from", "2026-11-02", "--to", "2026-11-01"], "--from"],
  [["--from", "x", "--to", "2026-11-01"], "--from"],
])("%j is refused with the option's name", (args, name) => {
  expect(() => readReplayOptions(args)).toThrow(name);
});
