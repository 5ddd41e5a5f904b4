import type { LiveMessage } from "@cleverdrip/contract";

/** What the server sent, or null for a kind this version does not know. */
export function parseLiveMessage(text: unknown): LiveMessage | null {
  if (typeof text !== "string") return null;
  const body = json(text);
  if (typeof body !== "object" || body === null || !("type" in body)) return null;
  if (body.type === "totals" && "money" in body && Array.isArray(body.money)) {
    // The wire: our own server's message, its kind and the part that we iterate over are checked.
    return body as LiveMessage;
  }
  if (body.type !== "events" || !("clicks" in body) || !("conversions" in body)) return null;
  const isWhole = Array.isArray(body.clicks) && Array.isArray(body.conversions);
  return isWhole ? (body as LiveMessage) : null;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
