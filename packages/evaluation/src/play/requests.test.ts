import { expect, test } from "vitest";
import type { ClickLine, ConversionLine } from "../lines/traffic-line.ts";
import { clickRequest, conversionRequest, outcomeRequest } from "./requests.ts";

const click: ClickLine = {
  kind: "click",
  ref: "c1",
  atMs: 0,
  campaign: "k1",
  publisher: "p1",
  ip: "203.0.113.7",
  headers: {
    "User-Agent": "Mozilla/5.0",
    "sec-fetch-mode": "navigate",
    referer: "https://é.example/",
  },
  cf: {
    country: "DE",
    asn: 3320,
    httpProtocol: "HTTP/2",
    colo: "FRA",
  },
  subs: { sub1: "a b", sub2: "ü&" },
};

const conversion: ConversionLine = {
  kind: "conversion",
  ref: "v1",
  atMs: 0,
  click: "c1",
  rawClickId: null,
  txid: "T1",
  event: "sale",
  amountMicros: 25_010_000,
  currency: "USD",
  leadHash: "abc",
  via: "postback",
};

function said(request: Request) {
  const { pathname, searchParams } = new URL(request.url);
  return { path: pathname, ...Object.fromEntries(searchParams) };
}

test("a click goes to its link with its subs, headers, address and what the edge says of it", () => {
  const request = clickRequest(click, "link-1");
  expect(said(request)).toEqual({ path: "/c/link-1", sub1: "a b", sub2: "ü&" });
  expect(Object.fromEntries(request.headers)).toEqual({
    "user-agent": "Mozilla/5.0",
    "sec-fetch-mode": "navigate",
    referer: "https://é.example/",
    "cf-connecting-ip": "203.0.113.7",
  });
  expect(request.cf).toEqual({ country: "DE", asn: 3320, httpProtocol: "HTTP/2", colo: "FRA" });
});

test("a click of which nothing is known is a request all the same", () => {
  const request = clickRequest({ ...click, ip: null, headers: {}, cf: {}, subs: {} }, "link-1");
  expect([...request.headers]).toEqual([]);
  expect(request.cf).toEqual({});
});

test("letters that no header can carry come as the bytes of UTF-8", () => {
  const request = clickRequest({ ...click, headers: { "user-agent": "日" } }, "link-1");
  expect(Buffer.from(request.headers.get("user-agent") ?? "", "latin1").toString()).toBe("日");
});

test("a postback says what the line says and nothing of a browser", () => {
  const request = conversionRequest(conversion, "abc123", click);
  expect(said(request)).toEqual({
    path: "/pb",
    click_id: "abc123",
    txid: "T1",
    event: "sale",
    amount: "25.010000",
    currency: "USD",
    lead: "abc",
  });
  expect([...request.headers]).toEqual([]);
});

test.each([
  ["pixel", "/px.gif"],
  ["snippet", "/e"],
])("what comes by %s comes from the browser of its click", (via, path) => {
  const request = conversionRequest({ ...conversion, via }, "abc123", click);
  expect(said(request)).toMatchObject({ path, click_id: "abc123" });
  expect(request.headers.get("cf-connecting-ip")).toBe("203.0.113.7");
});

test("an outcome is a status for the same click, transaction and event", () => {
  const outcome = { kind: "outcome", atMs: 0, conversion: "v1", outcome: "refunded" } as const;
  expect(said(outcomeRequest(outcome, conversion, "abc123"))).toEqual({
    path: "/pb",
    click_id: "abc123",
    txid: "T1",
    event: "sale",
    status: "refunded",
  });
});
