/**
 * What the edge passes on of a request beside its user agent: a line each, `name:value`, with the names of headers in
 * lower case; `:tz`, `:proto`, `:ciphers`, `:ext` and `:hello` are Cloudflare's time zone, HTTP version, the beginnings
 * of the hashes of TLS ciphers and extensions, and the length of the TLS hello.
 */
export type Signals = ReadonlyMap<string, string>;

/** A line without a colon after its first character says nothing. */
export function readSignals(text: string): Signals {
  const signals = new Map<string, string>();
  for (const line of text.split("\n")) {
    const colon = line.indexOf(":", 1);
    if (colon > 0) signals.set(line.slice(0, colon), line.slice(colon + 1).trim());
  }
  return signals;
}
