import { hmacSha256 } from "../hmac-sha256.ts";
import { decodeBase64, encodeBase64 } from "./base64.ts";

/** Of Standard Webhooks 1.0. The body is bytes: what is signed is exactly what is sent. */
export type WebhookMessage = {
  readonly id: string;
  readonly timestampSeconds: number;
  readonly body: Uint8Array;
};

export type WebhookHeaders = {
  readonly id: string | null;
  readonly timestamp: string | null;
  readonly signature: string | null;
};

export type WebhookVerdict = "valid" | "malformed" | "stale" | "mismatch";

const PREFIX = "whsec_";
/** Standard Webhooks 1.0: 24 to 64 bytes. */
const MIN_SECRET_BYTES = 24;
const MAX_SECRET_BYTES = 64;
const TOLERANCE_SECONDS = 300;
/** More than any rotation needs; bounds the work of a forged header. */
const MAX_SIGNATURES = 10;

/** `random` is 24 to 64 bytes; other lengths are a bug. */
export function webhookSecret(random: Uint8Array): string {
  if (random.length < MIN_SECRET_BYTES || random.length > MAX_SECRET_BYTES)
    throw new RangeError("a webhook secret has 24 to 64 bytes");
  return PREFIX + encodeBase64(random);
}

/** The key in a secret, with or without its prefix, or null where it is none. */
export function readWebhookSecret(secret: string): Uint8Array | null {
  const text = secret.trim();
  const key = decodeBase64(text.startsWith(PREFIX) ? text.slice(PREFIX.length) : text);
  if (key === null || key.length < MIN_SECRET_BYTES || key.length > MAX_SECRET_BYTES) return null;
  return key;
}

/** The `webhook-signature` header: one signature per secret, so that a receiver may know the old or the new one. */
export function signWebhook(message: WebhookMessage, secrets: readonly string[]): string {
  const signed = signedBytes(message.id, String(message.timestampSeconds), message.body);
  return secrets
    .map((secret) => {
      const key = readWebhookSecret(secret);
      if (key === null) throw new Error("a webhook secret is unusable");
      return `v1,${encodeBase64(hmacSha256(key)(signed))}`;
    })
    .join(" ");
}

/** For whoever receives: any of the signatures may match any of the secrets. */
export function verifyWebhook(
  headers: WebhookHeaders,
  body: Uint8Array,
  secrets: readonly string[],
  nowMs: number,
): WebhookVerdict {
  const { id, timestamp, signature } = headers;
  if (!id || signature === null || timestamp === null) return "malformed";
  if (!/^\d{1,12}$/.test(timestamp) || !/^[\x21-\x7e]+$/.test(id)) return "malformed";
  if (Math.abs(nowMs / 1_000 - Number(timestamp)) > TOLERANCE_SECONDS) return "stale";
  const signed = signedBytes(id, timestamp, body);
  const given = signature
    .split(" ")
    .slice(0, MAX_SIGNATURES)
    .flatMap((part) => (part.startsWith("v1,") ? [decodeBase64(part.slice(3))] : []));
  const isValid = secrets.some((secret) => {
    const key = readWebhookSecret(secret);
    if (key === null) return false;
    const expected = hmacSha256(key)(signed);
    return given.some((bytes) => bytes !== null && isSame(bytes, expected));
  });
  return isValid ? "valid" : "mismatch";
}

/** `id.timestamp.body`; id and timestamp are ASCII. */
function signedBytes(id: string, timestamp: string, body: Uint8Array): Uint8Array {
  const head = Uint8Array.from(`${id}.${timestamp}.`, (char) => char.charCodeAt(0));
  const bytes = new Uint8Array(head.length + body.length);
  bytes.set(head);
  bytes.set(body, head.length);
  return bytes;
}

/** In a time that says nothing of where they differ. */
function isSame(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  a.forEach((byte, i) => {
    difference |= byte ^ (b[i] ?? 0);
  });
  return difference === 0;
}
