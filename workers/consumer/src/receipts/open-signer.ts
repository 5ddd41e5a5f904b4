import {
  canonicalJson,
  hmacSha256,
  textHash256,
  type Json,
  type ReceiptKey,
} from "@cleverdrip/core";

/** Signs with the private half of a key, and says which public half goes with it. */
export type Signer = {
  readonly key: ReceiptKey;
  /** Ed25519 (RFC 8032) over the canonical text, in hexadecimal. */
  readonly sign: (of: Json) => Promise<string>;
  /** Hides what a publisher's branch says from its neighbours; the same for the same day however often it is sealed. */
  readonly saltOf: (workspaceId: string, day: string, publisher: string) => string;
};

/** As many characters as 32 random bytes have at least in base64. */
const MIN_SECRET = 32;

/** A seed as PKCS #8 has it (RFC 8410): what stands before its 32 bytes is always the same. */
const PKCS8_PREFIX = [48, 46, 2, 1, 0, 48, 5, 6, 3, 43, 101, 112, 4, 34, 4, 32];

const encoder = new TextEncoder();
const signers = new Map<string, Promise<Signer>>();

/** Makes the key from the secret. */
export function openSigner(secret: string | undefined): Promise<Signer> {
  if (secret === undefined || secret.length < MIN_SECRET)
    throw new Error(
      `the secret RECEIPT_KEY must have at least ${MIN_SECRET} random characters; set it with wrangler secret put`,
    );
  const known = signers.get(secret) ?? makeSigner(secret);
  signers.set(secret, known);
  return known;
}

async function makeSigner(secret: string): Promise<Signer> {
  const own = hmacSha256(encoder.encode(secret));
  const seed = own(encoder.encode("receipt key 1"));
  const salts = hmacSha256(own(encoder.encode("receipt salt 1")));
  const name = { name: "Ed25519" };
  const pkcs8 = Uint8Array.from([...PKCS8_PREFIX, ...seed]);
  const privateKey = await crypto.subtle.importKey("pkcs8", pkcs8, name, true, ["sign"]);
  const jwk = await crypto.subtle.exportKey("jwk", privateKey);
  // A key as JWK is an object; a buffer is what the other formats give.
  const { x = "" } = jwk as JsonWebKey;
  const publicKey = { crv: "Ed25519", kty: "OKP", x } as const;
  return {
    // The beginning of its thumbprint (RFC 7638).
    key: { kid: textHash256(canonicalJson(publicKey)).slice(0, 16), ...publicKey },
    sign: async (of) =>
      hexOf(await crypto.subtle.sign(name, privateKey, encoder.encode(canonicalJson(of)))),
    saltOf: (...parts) => hexOf(salts(encoder.encode(JSON.stringify(parts))).slice(0, 16)),
  };
}

function hexOf(bytes: Uint8Array | ArrayBuffer): string {
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
