import { expect, test } from "vitest";
import { entitySearch } from "./entity-search.ts";
import { clickSearch, conversionSearch, instantsOf } from "./log-search.ts";
import { receivedSearch } from "./received-search.ts";

test("list filters keep what they know and drop the rest", () => {
  expect(entitySearch({ search: "sale", status: "paused", new: true, page: 3 })).toEqual({
    search: "sale",
    status: "paused",
    new: true,
  });
  expect(entitySearch({ search: "", status: "gone", new: "yes" })).toEqual({});
});

test("a search for digits stays a text", () => {
  expect(conversionSearch({ txid: 10293 })).toEqual({ txid: "10293" });
  expect(entitySearch({ search: true })).toEqual({ search: "true" });
});

test("an unknown status or an impossible day is no filter", () => {
  expect(conversionSearch({ status: "lost", from: "2026-02-30" })).toEqual({});
  expect(clickSearch({ from: "2026-02-01", reason: "OK" })).toEqual({
    from: "2026-02-01",
    reason: "OK",
  });
});

test("the received log keeps verdicts and ways in that exist, and drops the rest", () => {
  expect(receivedSearch({ verdict: "rejected", via: "pixel", txid: 7, page: 2 })).toEqual({
    verdict: "rejected",
    via: "pixel",
    txid: "7",
  });
  expect(receivedSearch({ verdict: "lost", via: "fax", from: "yesterday" })).toEqual({});
});

test("days are bounds in the workspace's zone, and the last one counts whole", () => {
  expect(instantsOf({ from: "2026-11-20", to: "2026-11-20" }, "Europe/Berlin")).toEqual({
    from: "2026-11-19T23:00:00.000Z",
    to: "2026-11-20T23:00:00.000Z",
  });
  expect(instantsOf({}, "UTC")).toEqual({ from: undefined, to: undefined });
});
