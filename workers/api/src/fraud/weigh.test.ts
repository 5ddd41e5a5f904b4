import { DEFAULT_FRAUD_POLICY, mergePolicy, type ListEntry } from "@cleverdrip/core";
import type { DoubtedClick } from "@cleverdrip/db";
import { expect, test } from "vitest";
import { signal } from "../../test-support/doubted.ts";
import { weigh } from "./weigh.ts";

const CLICK: DoubtedClick = {
  id: "click",
  atMs: 1,
  reason: "OK",
  country: "DE",
  city: "",
  asn: 3320,
  asOrganization: "DTAG",
  browser: "Firefox",
  os: "Linux",
  device: "desktop",
  language: "de",
  referrerDomain: "news.example",
  userAgent: "Mozilla/5.0 Firefox/140.0",
  ipPrefix: "203.0.113.0/24",
  subs: { sub1: "a", sub7: "b" },
};
const entry = (kind: ListEntry["kind"], value: string): ListEntry => ({ kind, value, note: "" });
const blocking = (own: ListEntry) => mergePolicy({ block: [own] });
const result = { publisherId: "pub_1", click: CLICK, signals: [signal("night", 0.6)] };

test.each([
  entry("asn", "3320"),
  entry("ip", "203.0.0.0/16"),
  entry("user-agent", "firefox/140"),
  entry("referrer", "news.example"),
  entry("sub", "b"),
  entry("publisher", "pub_1"),
])("a stored result is compared with an entry %j", (own) => {
  const { action, verdict } = weigh(blocking(own), result);
  expect(action.mode).toBe("reject");
  expect(verdict.signals.map(({ rule }) => rule)).toEqual(["block-list", "night"]);
});

test("what a list said when it was judged is not what the list of now says", () => {
  const was = signal("block-list", 1, "The block list has the sub id b.");
  const stored = { ...result, signals: [was, ...result.signals] };
  expect(weigh(DEFAULT_FRAUD_POLICY, stored).verdict).toEqual({
    score: 0.6,
    signals: result.signals,
  });
  expect(weigh(blocking(entry("sub", "b")), stored).verdict.signals).toHaveLength(2);
});

test("a single address is known again where the block list had it, and not otherwise", () => {
  const policy = blocking(entry("ip", "203.0.113.7"));
  const was = signal("block-list", 1, "The block list has the address 203.0.113.7.");
  expect(weigh(policy, { ...result, signals: [was] }).action.mode).toBe("reject");
  expect(weigh(policy, result).action.mode).toBe("off");
  const other = signal("block-list", 1, "The block list has the address 203.0.113.70.");
  expect(weigh(policy, { ...result, signals: [other] }).action.mode).toBe("off");
});

test("without a click's row only the publisher can be compared", () => {
  const unknown = { ...result, click: null };
  expect(weigh(blocking(entry("asn", "3320")), unknown).action.mode).toBe("off");
  expect(weigh(blocking(entry("publisher", "pub_1")), unknown).action.mode).toBe("reject");
});
