import { expect, test } from "vitest";
import { hmacSha256, mintClickId, verifyClickId, type ClickIdKeys } from "./index.ts";

const ATTEMPTS = 1_000_000;
const DAY_MS = 86_400_000;
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

const macOf = (secret: string) => hmacSha256(new TextEncoder().encode(secret));
const [oldMac, newMac] = [macOf("old"), macOf("new")];
const rotated: ClickIdKeys = {
  current: { version: 2, mac: newMac },
  all: new Map([
    [2, newMac],
    [1, oldMac],
  ]),
};

/** Mulberry32: the same attempts in every run. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

const random = randomFrom(20_261_101);
const below = (limit: number) => random() % limit;
const letter = () => ALPHABET.charAt(below(32));
const put = (id: string, at: number, text: string) =>
  id.slice(0, at) + text + id.slice(at + text.length);

function mintSome(): string {
  const atMs = Date.UTC(2026, 0, 1) + below(300 * DAY_MS);
  const [keyVersion, mac] = below(2) === 0 ? ([1, oldMac] as const) : ([2, newMac] as const);
  const linkNumber = below(5_000);
  return mintClickId({ atMs, keyVersion, linkNumber, random: [random(), random()] }, mac);
}

const randomId = () => Array.from({ length: 32 }, letter).join("");

function changeLetters(id: string): string {
  let changed = id;
  for (let i = below(4); i >= 0; i -= 1) changed = put(changed, below(32), letter());
  return changed;
}

/** What somebody tries who has two real ids, but no key. */
const forgeries: readonly ((id: string, other: string) => string)[] = [
  randomId,
  changeLetters,
  // Another link's or time's beginning before a real signature.
  (id, other) => other.slice(0, 22) + id.slice(22),
  // Two real ids cut anywhere.
  (id, other) => {
    const at = 1 + below(31);
    return other.slice(0, at) + id.slice(at);
  },
  // A real beginning with a guessed signature.
  (id) => id.slice(0, 22) + randomId().slice(22),
  // Two letters changed places.
  (id) => {
    const [a, b] = [below(32), below(32)];
    return put(put(id, a, id.charAt(b)), b, id.charAt(a));
  },
  // Turned around, or moved on.
  (id) => Array.from(id).toReversed().join(""),
  (id) => id.slice(1) + letter(),
  // One too short or too long.
  (id) => id.slice(0, 31),
  (id) => id + letter(),
];

test("of a million random, mutated and spliced click ids none is accepted", () => {
  let accepted = 0;
  let tried = 0;
  while (tried < ATTEMPTS) {
    const [real, other] = [mintSome(), mintSome()];
    const forged = forgeries[tried % forgeries.length]?.(real, other) ?? "";
    // What comes out as it went in is no attempt.
    if (forged === real || forged === other) continue;
    tried += 1;
    if (verifyClickId(forged, rotated).kind === "verified") accepted += 1;
  }
  expect(accepted).toBe(0);
}, 60_000);

test("ids of the key before are valid while it is kept, and forged as soon as it is dropped", () => {
  const dropped: ClickIdKeys = { ...rotated, all: new Map([[2, newMac]]) };
  const before = { current: { version: 1, mac: oldMac }, all: new Map([[1, oldMac]]) };
  for (let i = 0; i < 1_000; i += 1) {
    const parts = { linkNumber: i, random: [i, random()] as const };
    const atMs = Date.UTC(2026, 0, 1) + i * DAY_MS;
    const old = mintClickId({ ...parts, atMs, keyVersion: 1 }, oldMac);
    expect(verifyClickId(old, before)).toMatchObject({ kind: "verified", linkNumber: i, atMs });
    expect(verifyClickId(old, rotated)).toEqual(verifyClickId(old, before));
    expect(verifyClickId(old, dropped)).toEqual({ kind: "forged" });
    const fresh = mintClickId({ ...parts, atMs, keyVersion: 2 }, newMac);
    expect(verifyClickId(fresh, rotated)).toMatchObject({ kind: "verified", atMs });
  }
});
