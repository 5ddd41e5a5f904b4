import fc from "fast-check";
import { expect, test } from "vitest";
import { ENDPOINT_BYPASSES, OWN_HOSTS } from "../../test-support/endpoint-bypasses.ts";
import { judgeEndpoint } from "../index.ts";

const parse = (text: string) => URL.parse(text);
const judge = (text: string, allowHttp = true) =>
  judgeEndpoint(text, { parse, allowHttp, ownHosts: OWN_HOSTS });

test.each(ENDPOINT_BYPASSES)("%s is refused with a sentence", (_, text) => {
  const verdict = judge(text);
  expect(verdict.kind === "refused" && verdict.reason).toMatch(/^The .+\.$/);
});

test.each([
  ["https", "https://publisher.example.org/pb?click=1&sum=2.50"],
  ["the port written out", "https://publisher.example.org:443/pb"],
  ["a trailing dot", "https://publisher.example.org./pb"],
  ["a name in another script", "https://bücher.example.org/"],
  ["a name that begins with digits", "https://123.example.org/"],
  ["digits and dashes that no service reads", "https://10-0-0-1.example.org/"],
  ["a name that only ends like an own one", "https://notcleverdrip.example.net/"],
  ["a name that only contains localhost", "https://localhost.example.org/"],
  ["an address in the query", "https://publisher.example.org/?next=http://127.0.0.1/@x"],
])("an ordinary address passes: %s", (_, text) => {
  expect(judge(text, false)).toMatchObject({ kind: "ok", address: { protocol: "https:" } });
});

test.each([
  ["http://127.1/", "The address must be a name, not an IP address."],
  ["http://[::1]/", "The address must be a name, not an IP address."],
  ["http://db.internal/", "The host name belongs to private networks."],
  ["http://kubernetes/", "The host name must be a full one, with a dot."],
  ["https://cleverdrip.example.net/", "The host is one of this service itself."],
])("the owner is told what is wrong with %s", (text, reason) => {
  expect(judge(text)).toEqual({ kind: "refused", reason });
});

test("plain http passes only where it is asked for", () => {
  expect(judge("http://publisher.example.org:80/pb")).toMatchObject({ kind: "ok" });
  expect(judge("http://publisher.example.org/pb", false)).toEqual({
    kind: "refused",
    reason: "The address must start with https://.",
  });
});

test("every IPv4 address is refused in every way of writing it", () => {
  const octet = fc.integer({ min: 0, max: 255 });
  const base = fc.constantFrom(
    (value: number) => String(value),
    (value: number) => `0x${value.toString(16)}`,
    (value: number) => `0${value.toString(8)}`,
  );
  const written = fc.tuple(octet, octet, octet, octet, base, fc.integer({ min: 1, max: 4 }));
  fc.assert(
    fc.property(written, ([a, b, c, d, write, parts]) => {
      const octets = [a, b, c, d];
      const rest = octets.slice(parts - 1).reduce((sum, value) => sum * 256 + value, 0);
      const host = [...octets.slice(0, parts - 1), rest].map(write).join(".");
      expect(judge(`https://${host}/`).kind).toBe("refused");
      expect(judge(`https://${host}./`).kind).toBe("refused");
    }),
    { numRuns: 1_000 },
  );
});

test("whatever the text, what passes is a public-looking name without user or port", () => {
  const part = fc.constantFrom(
    "http",
    "https",
    ":",
    "/",
    "//",
    "@",
    "127.0.0.1",
    "[::1]",
    "a.example.org",
  );
  const text = fc.oneof(
    fc.webUrl(),
    fc.array(part, { maxLength: 8 }).map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(text, (given) => {
      const verdict = judge(given);
      if (verdict.kind === "refused") return;
      const { host, username, protocol } = new URL(verdict.address.href);
      expect(host).toMatch(/^[\w.-]+\.(?:[a-z]{2,}|xn--[a-z\d-]+)\.?$/);
      expect([username, protocol.startsWith("http")]).toEqual(["", true]);
    }),
    { numRuns: 2_000 },
  );
});
