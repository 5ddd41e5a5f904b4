import fc from "fast-check";
import { expect, test } from "vitest";
import { packTraits, unpackTraits } from "./pack-traits.ts";
import { readTraits, type TraitsInput } from "./read-traits.ts";

const LINES = [
  "accept:text/html",
  "accept-language:de-DE,de;q=0.9",
  'sec-ch-ua:"Chromium";v="141"',
  "sec-fetch-dest:document",
  "sec-fetch-mode:navigate",
  "sec-fetch-user:?1",
  ":tz:Europe/Berlin",
  ":proto:HTTP/2",
  ":ciphers:abc",
  ":ext:def",
];

const INPUT: TraitsInput = {
  userAgent: "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/141.0.0.0 Safari/537.36",
  signals: LINES.join("\n"),
  rttMs: 21,
  page: "blog.example",
  country: "DE",
  asn: 3320,
  asOrganization: "Deutsche Telekom AG",
  ipHash: "hash",
  ipPrefix: "192.0.2.0/24",
  atMs: Date.UTC(2026, 6, 1, 22, 30),
  isListedBot: false,
};

test("a visit's traits are read from its request", () => {
  expect(readTraits(INPUT)).toMatchObject({
    client: "chrome/Windows",
    major: 141,
    hints: "fit",
    target: "document",
    asked: "yes",
    language: "de",
    timezone: "Europe/Berlin",
    protocol: "HTTP/2",
    network: "access",
    hour: 0,
    known: "",
  });
});

test("one site is one hash, and none is none", () => {
  const page = (host: string) => readTraits({ ...INPUT, page: host }).page;
  expect(page("blog.example")).toBe(readTraits(INPUT).page);
  expect(page("shop.example")).not.toBe(page("blog.example"));
  expect(page("")).toBe(0);
});

test("a known machine is known, and without signals nothing is missed", () => {
  const bare = { ...INPUT, asOrganization: "Hetzner Online GmbH", signals: "accept:*/*" };
  expect(readTraits(bare).known).toBe("bot");
  expect(readTraits({ ...bare, signals: "" })).toMatchObject({
    known: "",
    hints: "fit",
    target: "",
  });
  expect(readTraits({ ...bare, signals: "", isListedBot: true }).known).toBe("bot");
});

test("what depends on the way that somebody took does not change a browser's headers", () => {
  const { headers } = readTraits(INPUT);
  const without = LINES.filter((line) => !line.startsWith("sec-fetch-user"));
  expect(readTraits({ ...INPUT, signals: without.toReversed().join("\n") }).headers).toBe(headers);
  expect(readTraits({ ...INPUT, signals: `${INPUT.signals}\ndnt:1` }).headers).not.toBe(headers);
});

test.each(["", "Nowhere/Else"])("in the time zone %j it is the middle of the day", (zone) => {
  expect(readTraits({ ...INPUT, signals: `accept:x\n:tz:${zone}` }).hour).toBe(12);
});

const header = fc.string({ maxLength: 300, unit: "binary" });
const input: fc.Arbitrary<TraitsInput> = fc.record({
  userAgent: fc.oneof(header, fc.constant(`Chrome/${"9".repeat(400)}`)),
  signals: fc
    .array(header, { maxLength: 6 })
    .map((values) =>
      values
        .map(
          (value, i) =>
            `${[":tz", ":proto", "accept-language", "sec-fetch-dest", "sec-fetch-mode", "accept"][i]}:${value}`,
        )
        .join("\n"),
    ),
  rttMs: fc.option(fc.nat()),
  page: header,
  country: fc.constantFrom("", "DE", "|", "T1"),
  asn: fc.option(fc.integer({ min: 0, max: 0xffff_ffff })),
  asOrganization: header,
  ipHash: header,
  ipPrefix: header,
  atMs: fc.integer({ min: 0, max: 4e12 }),
  isListedBot: fc.boolean(),
});

test("whatever a request says fits into 200 characters", () => {
  fc.assert(
    fc.property(input, (given) => {
      const text = packTraits(readTraits(given));
      expect(text.length).toBeLessThanOrEqual(200);
      expect(unpackTraits(text)).not.toBeNull();
    }),
  );
});
