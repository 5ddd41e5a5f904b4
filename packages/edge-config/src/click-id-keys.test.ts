import { mintClickId, verifyClickId } from "@cleverdrip/core";
import { expect, test } from "vitest";
import { parseClickIdKeys } from "./index.ts";

const [A, B] = ["A".repeat(43), "B".repeat(42) + "A"];
const parts = { atMs: Date.UTC(2026, 0, 1), linkNumber: 3, random: [1, 2] as const };

test("the first key mints and all of them verify, so a key is rotated by putting a new one in front", () => {
  const before = parseClickIdKeys(`1:${A}`);
  const after = parseClickIdKeys(`2:${B}, 1:${A}`);
  expect(after.current.version).toBe(2);
  const old = mintClickId({ ...parts, keyVersion: 1 }, before.current.mac);
  const fresh = mintClickId({ ...parts, keyVersion: 2 }, after.current.mac);
  expect(verifyClickId(old, after).kind).toBe("verified");
  expect(verifyClickId(fresh, after).kind).toBe("verified");
  expect(verifyClickId(fresh, before).kind).toBe("forged");
});

test.each(["", "x", `16:${A}`, `1:${A.slice(1)}`, `1:${A},1:${B}`, `1:${A},`])(
  "%j is refused with the form that is expected",
  (text) => {
    expect(() => parseClickIdKeys(text)).toThrow(/CLICK_ID_KEYS/);
  },
);
