import { readPostback, type PostbackParameters } from "@cleverdrip/core";

const MAX_BODY_BYTES = 16_384;

export type ReadParameters =
  | { readonly kind: "read"; readonly parameters: PostbackParameters }
  | { readonly kind: "unreadable"; readonly hint: string };

/** Parameters of a postback: from the query and, with POST, a form or a flat JSON object; the query wins. */
export async function readParameters(request: Request, query: string): Promise<ReadParameters> {
  const pairs: (readonly [string, string])[] = [...new URLSearchParams(query)];
  if (request.method === "POST") {
    const text = await readText(request);
    if (text === null)
      return { kind: "unreadable", hint: `the body is larger than ${MAX_BODY_BYTES} bytes` };
    const body = bodyPairs(text, request.headers.get("content-type") ?? "");
    if (body === null) {
      return { kind: "unreadable", hint: "the body is neither a form nor a flat JSON object" };
    }
    pairs.push(...body);
  }
  return { kind: "read", parameters: readPostback(pairs) };
}

/** The body, or null as soon as it proves too large: a declared length may lie. */
async function readText(request: Request): Promise<string | null> {
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > MAX_BODY_BYTES) return null;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function bodyPairs(text: string, contentType: string): (readonly [string, string])[] | null {
  if (text.trim() === "") return [];
  if (!contentType.includes("json")) return [...new URLSearchParams(text)];
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
    return Object.entries(value)
      .filter(([, v]) => typeof v === "string" || typeof v === "number")
      .map(([name, v]) => [name, String(v)] as const);
  } catch {
    return null;
  }
}
