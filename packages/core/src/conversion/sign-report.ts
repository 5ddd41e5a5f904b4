import { hmacSha256 } from "../hmac-sha256.ts";
import { hexOf, utf8Bytes } from "./utf8-bytes.ts";

export type SignatureVerdict = "valid" | "missing" | "wrong";

/**
 * HMAC-SHA256 in lower-case hex over the query as it stands in the URL, without `?` and without `sig`, in its own order.
 * Encoded differently it is another query: the sender signs what it sends.
 */
export function signReport(query: string, secret: string): string {
  return hexOf(hmacSha256(utf8Bytes(secret))(utf8Bytes(splitQuery(query).signed)));
}

/** Any of the secrets will do, so that an old one may overlap with its successor; an empty one never does. */
export function verifyReport(query: string, secrets: readonly string[]): SignatureVerdict {
  const { signature } = splitQuery(query);
  if (signature === null) return "missing";
  // Every secret is tried to the end: how long it takes does not say which one was near.
  const matches = secrets.filter(
    (secret) => secret !== "" && isSameText(signReport(query, secret), signature),
  );
  return matches.length > 0 ? "valid" : "wrong";
}

/** Takes as long wherever the two differ. */
function isSameText(a: string, b: string): boolean {
  let difference = a.length ^ b.length;
  for (let i = 0; i < a.length; i += 1) difference |= a.charCodeAt(i) ^ b.charCodeAt(i);
  return difference === 0;
}

/** Only a `sig` in plain letters is one; of several the first counts, and none is signed. */
function splitQuery(query: string): { readonly signed: string; readonly signature: string | null } {
  const pairs = query.replace(/^\?/, "").split("&");
  const given = pairs.find((pair) => isSignature(pair) && pair.length > "sig=".length);
  return {
    signed: pairs.filter((pair) => !isSignature(pair)).join("&"),
    signature: given?.slice("sig=".length).toLowerCase() ?? null,
  };
}

function isSignature(pair: string): boolean {
  return /^sig(?:=|$)/i.test(pair);
}
