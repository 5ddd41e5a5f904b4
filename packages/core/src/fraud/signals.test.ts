import { expect, test } from "vitest";
import { readSignals } from "./signals.ts";

test("each line is a name and a value, which may have colons of its own", () => {
  expect([
    ...readSignals("accept: text/html\n:tz:Europe/Berlin\nreferer:https://a.example/"),
  ]).toEqual([
    ["accept", "text/html"],
    [":tz", "Europe/Berlin"],
    ["referer", "https://a.example/"],
  ]);
});

test.each(["", "\n\n", "no colon", ":", ":nothing"])("%j says nothing", (text) => {
  expect(readSignals(text).size).toBe(0);
});
