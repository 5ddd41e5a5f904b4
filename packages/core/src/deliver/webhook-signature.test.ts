import { createHmac } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readWebhookSecret, signWebhook, verifyWebhook, webhookSecret } from "../index.ts";

const NOW_MS = 1_790_000_000_000;
const TIMESTAMP = NOW_MS / 1_000;
const bytesOf = (text: string) => new TextEncoder().encode(text);
const BODY = bytesOf('{"event":"sale","note":"Grüße"}');
const secretOf = (byte: number) => webhookSecret(new Uint8Array(32).fill(byte));
const [OLD, NEW, OTHER] = [secretOf(1), secretOf(2), secretOf(3)];
const MESSAGE = { id: "dlv_1", timestampSeconds: TIMESTAMP, body: BODY };

function headersOf(secrets: readonly string[], change: Record<string, string | null> = {}) {
  const signature = signWebhook(MESSAGE, secrets);
  return { id: "dlv_1", timestamp: String(TIMESTAMP), signature, ...change };
}

test("the signature is the HMAC-SHA256 of id, timestamp and body, as Standard Webhooks writes it", () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 24, maxLength: 64 }),
      fc.string({ unit: "grapheme" }),
      (key, text) => {
        const expected = createHmac("sha256", key)
          .update(`dlv_1.${TIMESTAMP}.${text}`, "utf8")
          .digest("base64");
        const message = { ...MESSAGE, body: bytesOf(text) };
        expect(signWebhook(message, [webhookSecret(key)])).toBe(`v1,${expected}`);
      },
    ),
  );
});

test("while secrets overlap a receiver may know either", () => {
  const headers = headersOf([NEW, OLD]);
  expect(headers.signature.split(" ")).toHaveLength(2);
  for (const known of [[OLD], [NEW], [OTHER, NEW]])
    expect(verifyWebhook(headers, BODY, known, NOW_MS)).toBe("valid");
  expect(verifyWebhook(headers, BODY, [OTHER], NOW_MS)).toBe("mismatch");
});

test.each([
  ["just in time", 300_000, "valid"],
  ["as early as may be", -300_000, "valid"],
  ["too late", 301_000, "stale"],
  ["from the future", -301_000, "stale"],
])("a message %s is told by its time", (_, afterMs, expected) => {
  expect(verifyWebhook(headersOf([NEW]), BODY, [NEW], NOW_MS + afterMs)).toBe(expected);
});

test.each([
  ["another id", { id: "dlv_2" }, "mismatch"],
  ["another time", { timestamp: String(TIMESTAMP + 1) }, "mismatch"],
  ["no signature", { signature: null }, "malformed"],
  ["no id", { id: null }, "malformed"],
  ["an empty id", { id: "" }, "malformed"],
  ["no time", { timestamp: null }, "malformed"],
  ["a time that is none", { timestamp: "now" }, "malformed"],
  ["a signature of another version", { signature: "v2,AAAA" }, "mismatch"],
  ["a signature that is none", { signature: "v1,***" }, "mismatch"],
  ["a signature that is too short", { signature: "v1,AAAA" }, "mismatch"],
])("%s is not taken", (_, change, expected) => {
  expect(verifyWebhook(headersOf([NEW], change), BODY, [NEW], NOW_MS)).toBe(expected);
});

test("no changed byte of a body passes", () => {
  const headers = headersOf([NEW]);
  fc.assert(
    fc.property(fc.nat(BODY.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
      const changed = BODY.map((byte, i) => (i === at ? byte ^ flip : byte));
      expect(verifyWebhook(headers, changed, [NEW], NOW_MS)).toBe("mismatch");
    }),
  );
});

test("a secret is read with and without its prefix, and refused where it is too short or no base64", () => {
  expect(readWebhookSecret(NEW)).toEqual(new Uint8Array(32).fill(2));
  expect(readWebhookSecret(NEW.slice("whsec_".length))).toEqual(new Uint8Array(32).fill(2));
  for (const bad of ["", "whsec_", "whsec_c2hvcnQ=", "whsec_***", `whsec_${"A".repeat(100)}`])
    expect(readWebhookSecret(bad)).toBeNull();
  expect(() => webhookSecret(new Uint8Array(23))).toThrow(RangeError);
  expect(() => signWebhook(MESSAGE, ["whsec_c2hvcnQ="])).toThrow("unusable");
});
