import { expect, test } from "vitest";
import { readMoveOptions } from "./options.ts";

test("a move names its workspace and where it goes", () => {
  expect(readMoveOptions(["--workspace", "wsp_1", "--to", "EVENTS_2"])).toEqual({
    workspaceId: "wsp_1",
    toShard: "EVENTS_2",
    action: "go-on",
    remote: undefined,
  });
});

test("a move that is under way is gone on with, or given up, without saying where to", () => {
  expect(readMoveOptions(["--workspace", "wsp_1"])).toMatchObject({
    toShard: null,
    action: "go-on",
  });
  expect(readMoveOptions(["--workspace", "wsp_1", "--abort"])).toMatchObject({ action: "abort" });
});

test.each([
  [["--to", "EVENTS_2"], "--workspace"],
  [["--workspace", "wsp_1", "--to", "events"], "--to"],
  [["--workspace", "wsp_1", "--dry"], "--to"],
  [["--workspace", "wsp_1", "--to", "EVENTS_2", "--dry", "--abort"], "--abort"],
])("%j is refused with the option's name", (args, name) => {
  expect(() => readMoveOptions(args)).toThrow(name);
});
