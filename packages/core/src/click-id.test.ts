import fc from "fast-check";
import { expect, test } from "vitest";
import {
  clickHash,
  firstClickIdAt,
  hmacSha256,
  mintClickId,
  verifyClickId,
  type ClickIdKeys,
  type ClickIdParts,
  type Mac,
} from "./index.ts";

function macOf(secret: string): Mac {
  return hmacSha256(new TextEncoder().encode(secret));
}

const keys: ClickIdKeys = {
  current: { version: 2, mac: macOf("new") },
  all: new Map([
    [2, macOf("new")],
    [1, macOf("old")],
  ]),
};

const EPOCH_MS = Date.UTC(2025, 0, 1);

const parts: fc.Arbitrary<ClickIdParts> = fc.record({
  atMs: fc.integer({ min: EPOCH_MS, max: EPOCH_MS + 2 ** 40 - 1 }),
  keyVersion: fc.constant(2),
  linkNumber: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  random: fc.tuple(fc.nat(2 ** 32 - 1), fc.nat(2 ** 32 - 1)),
});

const mint = (p: ClickIdParts) => mintClickId(p, keys.current.mac);

test("every minted id is 32 lower-case characters that say which link and when", () => {
  fc.assert(
    fc.property(parts, (p) => {
      const id = mint(p);
      expect(id).toMatch(/^[0-9a-hjkmnp-tv-z]{32}$/);
      expect(verifyClickId(id, keys)).toEqual({
        kind: "verified",
        clickId: id,
        atMs: p.atMs,
        linkNumber: p.linkNumber,
      });
    }),
  );
});

test("an id with any one bit changed is refused", () => {
  fc.assert(
    fc.property(parts, fc.nat(31), fc.integer({ min: 1, max: 31 }), (p, at, flip) => {
      const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
      const id = mint(p);
      const changed = alphabet.charAt(alphabet.indexOf(id.charAt(at)) ^ flip);
      const verdict = verifyClickId(id.slice(0, at) + changed + id.slice(at + 1), keys);
      expect(verdict.kind).toBe("forged");
    }),
  );
});

test("ids sort by time, and an id bound separates earlier from later clicks", () => {
  fc.assert(
    fc.property(parts, parts, (a, b) => {
      fc.pre(a.atMs < b.atMs);
      const [first, second] = [mint(a), mint(b)];
      expect(first < second).toBe(true);
      expect(first < firstClickIdAt(b.atMs) && firstClickIdAt(b.atMs) <= second).toBe(true);
    }),
  );
});

test("an id is read whatever its case, and with look-alike letters", () => {
  const id = mint({
    atMs: EPOCH_MS + 5,
    keyVersion: 2,
    linkNumber: 1,
    random: [1, 2] as const,
  });
  const spoken = id.toUpperCase().replaceAll("0", "O").replaceAll("1", "I");
  expect(verifyClickId(spoken, keys)).toMatchObject({ kind: "verified", clickId: id });
});

test("an id of a retired key still verifies, one of an unknown key does not", () => {
  const p = { atMs: EPOCH_MS, linkNumber: 7, random: [1, 2] as const };
  const old = mintClickId({ ...p, keyVersion: 1 }, macOf("old"));
  const unknown = mintClickId({ ...p, keyVersion: 3 }, macOf("new"));
  expect(verifyClickId(old, keys)).toMatchObject({ kind: "verified", linkNumber: 7 });
  expect(verifyClickId(unknown, keys)).toEqual({ kind: "forged" });
});

test.each(["", "abc", "u".repeat(32), "0".repeat(31), "0".repeat(33), "é".repeat(32)])(
  "%j is malformed, not forged",
  (text) => {
    expect(verifyClickId(text, keys)).toEqual({ kind: "malformed" });
  },
);

test.each([
  { atMs: EPOCH_MS - 1 },
  { atMs: EPOCH_MS + 2 ** 40 },
  { keyVersion: 16 },
  { linkNumber: 2 ** 32 },
  { linkNumber: -1 },
])("a part that does not fit its bits is refused: %o", (change) => {
  const p = { atMs: EPOCH_MS, keyVersion: 2, linkNumber: 1, random: [1, 2] as const, ...change };
  expect(() => mint(p)).toThrow(RangeError);
});

test("the hash of an id is its 48-bit signature", () => {
  const p = { atMs: EPOCH_MS + 1, keyVersion: 2, linkNumber: 9, random: [1, 2] as const };
  const hash = clickHash(mint(p));
  expect(hash).toBeGreaterThan(0);
  expect(hash).toBeLessThan(2 ** 48);
  expect(hash).not.toBe(clickHash(mint({ ...p, linkNumber: 10 })));
});
