/** HMAC-SHA256 of the query as it is sent, without `sig` itself, in lower-case hexadecimal digits. */
export async function sign(query: string, secret: string): Promise<string> {
  const encoder = new TextEncoder();
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", encoder.encode(secret), algorithm, false, [
    "sign",
  ]);
  const signature = new Uint8Array(await crypto.subtle.sign("HMAC", key, encoder.encode(query)));
  return Array.from(signature, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
