import { expect, test } from "vitest";
import { createRandom } from "../../random.ts";
import { marketCodes, marketOf } from "./countries.ts";
import { digest, hexDigest } from "./digest.ts";
import { address, prefix24 } from "./networks.ts";
import { connect, stacks } from "./tls.ts";

test("no two networks share a /24", () => {
  const random = createRandom("prefixes");
  const owners = new Map<string, string>();
  for (const code of marketCodes) {
    const { fixed, mobile } = marketOf(code);
    for (const { value } of [...fixed, ...mobile]) {
      const owner = `${code} ${value.kind} ${value.asn}`;
      for (let i = 0; i < 40; i++) {
        const prefix = prefix24(random, value);
        expect(owners.get(prefix) ?? owner).toBe(owner);
        owners.set(prefix, owner);
      }
    }
  }
});

test("addresses are of the two ranges that belong to nobody", () => {
  const random = createRandom("addresses");
  const network = marketOf("DE").fixed[0]?.value;
  if (network === undefined) throw new Error("Germany has networks");
  for (let i = 0; i < 200; i++) {
    expect(address(random, network, 0)).toMatch(/^24\d\.\d{1,3}\.\d{1,3}\.\d{1,3}$/);
    expect(address(random, network, 1)).toMatch(
      /^3fff:[0-9a-f]{1,3}:[0-9a-f]{1,4}:[0-9a-f]{1,4}::[0-9a-f]{1,4}$/,
    );
  }
});

test("an unknown country is refused by name", () => {
  expect(() => marketOf("XX")).toThrow("no market XX; there are US, GB");
});

test("digests have the length of what they stand for and depend on every letter", () => {
  const texts = ["", "a", "b", "ab", "ba", "extensions boring-131 ", "extensions boring-124 "];
  for (const text of texts) {
    expect(digest(text)).toMatch(/^[A-Za-z0-9+/]{27}=$/);
    expect(hexDigest(text)).toMatch(/^[0-9a-f]{64}$/);
  }
  expect(new Set(texts.map(digest)).size).toBe(texts.length);
  expect(new Set(texts.map(hexDigest)).size).toBe(texts.length);
});

test("a stack keeps its ciphers, and resuming changes its extensions and length alone", () => {
  const random = createRandom("tls");
  const seen = Array.from({ length: 400 }, () => connect(random, stacks.apple, ""));
  expect(new Set(seen.map((fields) => fields.tlsClientCiphersSha1)).size).toBe(1);
  expect(new Set(seen.map((fields) => fields.tlsClientExtensionsSha1)).size).toBe(2);
  expect(new Set(seen.map((fields) => fields.tlsClientHelloLength))).toEqual(
    new Set(["517", "675"]),
  );
});
