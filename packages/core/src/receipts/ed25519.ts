import { utf8Bytes } from "../conversion/utf8-bytes.ts";
import type { VerifySignature } from "./check-records.ts";

/** A public key as it is published (RFC 8037). */
export type ReceiptKey = {
  readonly kid: string;
  readonly kty: "OKP";
  readonly crv: "Ed25519";
  readonly x: string;
};

type Bytes = Uint8Array<ArrayBuffer>;

/** What is needed of `crypto.subtle`, wherever this runs. */
export type Ed25519<K> = {
  readonly importKey: (
    format: "jwk",
    key: { kty: string; crv: string; x: string },
    algorithm: { name: string },
    isExtractable: boolean,
    usages: "verify"[],
  ) => Promise<K>;
  readonly verify: (
    algorithm: { name: string },
    key: K,
    signature: Bytes,
    text: Bytes,
  ) => Promise<boolean>;
};

const SIGNATURE = /^[0-9a-f]{128}$/;

/** Checks signatures (RFC 8032) with these keys; one that is no key is refused in words. */
export async function signatureVerifier<K>(
  subtle: Ed25519<K>,
  keys: readonly ReceiptKey[],
): Promise<VerifySignature> {
  const own = new Map<string, K>();
  for (const { kid, kty, crv, x } of keys) {
    own.set(kid, await subtle.importKey("jwk", { kty, crv, x }, { name: crv }, false, ["verify"]));
  }
  return async (kid, text, signature) => {
    const key = own.get(kid);
    if (key === undefined) return "unknown-key";
    if (!SIGNATURE.test(signature)) return "wrong";
    const bytes = Uint8Array.from({ length: 64 }, (_, i) =>
      Number.parseInt(signature.slice(2 * i, 2 * i + 2), 16),
    );
    const isValid = await subtle.verify(
      { name: "Ed25519" },
      key,
      bytes,
      new Uint8Array(utf8Bytes(text)),
    );
    return isValid ? "valid" : "wrong";
  };
}

/** The keys of a file as the platform publishes it; an Error says what else it is. */
export function readReceiptKeys(text: string): readonly ReceiptKey[] {
  const keys = keysIn(text);
  const wrong = keys.find(
    ({ kid, kty, crv, x }) =>
      [kid, x].some((own) => typeof own !== "string") || kty !== "OKP" || crv !== "Ed25519",
  );
  if (keys.length === 0 || wrong !== undefined)
    throw new Error(
      "this is no file of public keys: download it from /.well-known/receipt-keys.json of the platform",
    );
  // Looked at right above.
  return keys as readonly ReceiptKey[];
}

function keysIn(text: string): readonly Partial<Record<keyof ReceiptKey, unknown>>[] {
  try {
    const { keys }: { keys?: unknown } = JSON.parse(text) ?? {};
    return Array.isArray(keys) ? keys.filter((own) => typeof own === "object" && own !== null) : [];
  } catch {
    return [];
  }
}
