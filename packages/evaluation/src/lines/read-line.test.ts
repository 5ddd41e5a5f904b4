import fc from "fast-check";
import { expect, test } from "vitest";
import { clickRequest, conversionRequest } from "../play/requests.ts";
import { readLine } from "./read-line.ts";

const click = { kind: "click", ref: "c1", atMs: 5, campaign: "k1", publisher: "p1" };
const conversion = { kind: "conversion", ref: "v1", atMs: 5, click: "c1" };

function lineOf(value: unknown) {
  const read = readLine(JSON.stringify(value));
  return read.kind === "read" ? read.line : read.problem;
}

test("of a click and a conversion nearly everything may be missing, or null", () => {
  const bare = { ...click, ip: null, headers: {}, cf: {}, subs: {} };
  expect(lineOf(click)).toEqual(bare);
  expect(lineOf({ ...click, ip: null, headers: null, cf: { asn: null }, subs: null })).toEqual(
    bare,
  );
  expect(lineOf(conversion)).toEqual({
    ...conversion,
    rawClickId: null,
    txid: null,
    event: null,
    amountMicros: null,
    currency: null,
    leadHash: null,
    via: null,
  });
});

test("what the edge says is taken in whatever type it comes", () => {
  const cf = {
    asn: "AS3320 Telekom",
    clientTcpRtt: "21",
    country: "de",
    httpProtocol: "h2",
    tlsClientHelloLength: 512,
    botManagement: { score: 1 },
  };
  expect(lineOf({ ...click, cf })).toMatchObject({
    cf: {
      asn: 3320,
      clientTcpRtt: 21,
      country: "DE",
      httpProtocol: "HTTP/2",
      tlsClientHelloLength: "512",
    },
  });
});

test("headers are those that a request can carry, in whatever case they are", () => {
  const headers = { "User-Agent": "a\r\nb", "bad name": "x", DNT: 1, accept: ["a", "b"], x: null };
  expect(lineOf({ ...click, headers })).toMatchObject({
    headers: { "user-agent": "a b", dnt: "1", accept: "a, b" },
  });
});

test.each([
  ["203.0.113.7", "203.0.113.7"],
  [" 203.0.113.7:443 ", "203.0.113.7"],
  ["::ffff:203.0.113.7", "203.0.113.7"],
  ["2001:db8::7", "2001:db8::7"],
  ["[2001:db8::7]:443", "2001:db8::7"],
  ["fe80::1%eth0", "fe80::1"],
  ["unknown", null],
  ["", null],
])("the address %j is %j", (ip, address) => {
  expect(lineOf({ ...click, ip })).toMatchObject({ ip: address });
});

test("sub ids have any characters and names, and are cut where they are very long", () => {
  const subs = { sub1: "a?b&c=d\n\u0000", süb: 5, sub3: { a: 1 }, sub4: "x".repeat(100_000) };
  expect(lineOf({ ...click, subs })).toMatchObject({
    subs: { sub1: "a?b&c=d\n\u0000", süb: "5", sub4: "x".repeat(8_000) },
  });
});

test("a raw click id counts before a ref, and no amount or currency is made up", () => {
  const odd = { rawClickId: "0123", amountMicros: -5, currency: "Bitcoin", via: "Pixel" };
  expect(lineOf({ ...conversion, ...odd })).toMatchObject({
    click: null,
    rawClickId: "0123",
    amountMicros: null,
    currency: null,
    via: "pixel",
  });
  expect(lineOf({ ...conversion, rawClickId: "" })).toMatchObject({ click: "c1" });
});

test("a setup may name publishers by their refs alone, and says payouts and currencies as it likes", () => {
  const campaigns = [{ ref: "k1", payoutMicros: "2500000", currency: "eur" }, { ref: "k2" }, {}];
  expect(lineOf({ kind: "setup", campaigns, publishers: [{ ref: 7 }, "p2", null] })).toEqual({
    kind: "setup",
    campaigns: [
      { ref: "k1", payoutMicros: 2_500_000, currency: "EUR" },
      { ref: "k2", payoutMicros: 0, currency: "USD" },
    ],
    publishers: [{ ref: "7" }, { ref: "p2" }],
  });
});

const told = fc.anything({ withNullPrototype: true, maxDepth: 2 });
const junk = fc.record({
  kind: fc.constantFrom("setup", "click", "conversion", "outcome"),
  ref: told,
  atMs: fc.oneof(told, fc.constant(5)),
  campaign: fc.oneof(told, fc.constant("k1")),
  publisher: fc.oneof(told, fc.constant("p1")),
  campaigns: told,
  publishers: told,
  ip: told,
  headers: fc.dictionary(fc.string(), told),
  cf: fc.dictionary(fc.constantFrom("asn", "country", "httpProtocol", "__proto__"), told),
  subs: fc.dictionary(fc.string(), told),
  click: told,
  rawClickId: told,
  txid: told,
  amountMicros: told,
  via: fc.oneof(told, fc.constantFrom("pixel", "__proto__")),
});

test("of whatever values a line is read, or left out with a sentence, and what is read can be sent", () => {
  fc.assert(
    fc.property(junk, (fields) => {
      const read = readLine(
        JSON.stringify(fields, (_key, value: unknown) =>
          typeof value === "bigint" ? String(value) : value,
        ),
      );
      if (read.kind === "malformed") expect(read.problem).toMatch(/ wants /);
      else if (read.line.kind === "click") clickRequest(read.line, "link-1");
      else if (read.line.kind === "conversion") conversionRequest(read.line, "abc", null);
    }),
  );
});
