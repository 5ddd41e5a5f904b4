import type { ConversionVerdict } from "@cleverdrip/contract";

export type Answer =
  /** The verdict is final, also when it is a rejection. */
  | { readonly kind: "judged"; readonly verdict: ConversionVerdict }
  /** Safely stored; it will be judged within minutes. */
  | { readonly kind: "queued"; readonly verdict: ConversionVerdict }
  /** Sending it again would not help: the address, the token or the report must change. */
  | { readonly kind: "refused"; readonly status: number; readonly detail: string }
  | { readonly kind: "unavailable"; readonly detail: string; readonly retryAfterMs: number };

/** Longest text of an answer that is handed on, in characters. */
const MAX_DETAIL = 300;

export async function readAnswer(response: Response): Promise<Answer> {
  const { status } = response;
  const text = await response.text();
  if (status > 499 || status === 429) {
    const detail = `status ${status}: ${text.slice(0, MAX_DETAIL)}`;
    return { kind: "unavailable", detail, retryAfterMs: retryAfterMs(response.headers) };
  }
  const verdict = status === 200 || status === 202 ? readVerdict(text) : null;
  if (verdict === null) return { kind: "refused", status, detail: text.slice(0, MAX_DETAIL) };
  return { kind: status === 202 ? "queued" : "judged", verdict };
}

function readVerdict(text: string): ConversionVerdict | null {
  try {
    const value: unknown = JSON.parse(text);
    const isVerdict =
      typeof value === "object" && value !== null && "verdict" in value && "reason" in value;
    // The tracker's contract says the rest; a newer one may say more.
    return isVerdict ? (value as ConversionVerdict) : null;
  } catch {
    return null;
  }
}

/** From seconds; a date is not used by the tracker. */
function retryAfterMs(headers: Headers): number {
  const seconds = Number(headers.get("retry-after"));
  return seconds > 0 ? seconds * 1_000 : 0;
}
