import { expect, test } from "vitest";
import { parseLiveMessage } from "./message.ts";

test("totals and events are understood", () => {
  const totals = {
    type: "totals",
    atMs: 1,
    day: "2026-11-20",
    clicks: 1,
    uniqueClicks: 1,
    conversions: 0,
    money: [],
  };
  expect(parseLiveMessage(JSON.stringify(totals))).toEqual(totals);
  const events = { type: "events", clicks: [], conversions: [] };
  expect(parseLiveMessage(JSON.stringify(events))).toEqual(events);
});

test.each([
  ["not json"],
  ["null"],
  ['{"type":"news"}'],
  ['{"type":"totals"}'],
  ['{"type":"events","clicks":[]}'],
  [new ArrayBuffer(2)],
])("the message %s is ignored", (text) => {
  expect(parseLiveMessage(text)).toBeNull();
});
