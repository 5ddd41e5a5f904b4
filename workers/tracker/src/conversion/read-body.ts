import { readJson, type Pair } from "./read-json.ts";

export type ReadBody =
  | {
      readonly kind: "read";
      readonly pairs: readonly Pair[];
      /** The body of a form as it came, "" where there is none; null where it is something else. */
      readonly form: string | null;
    }
  | { readonly kind: "unreadable" | "too-large" };

const NO_BODY: ReadBody = { kind: "read", pairs: [], form: "" };

/** A form, a form with boundaries, or a flat JSON object, whatever its sender calls it: beacons are all text/plain. */
export async function readBody(request: Request, maxBytes: number): Promise<ReadBody> {
  if (request.method !== "POST") return NO_BODY;
  const bytes = await readBytes(request, maxBytes);
  if (bytes === null) return { kind: "too-large" };
  const type = request.headers.get("content-type") ?? "";
  if (/^multipart\/form-data\b/i.test(type)) return readMultipart(bytes, type);
  const text = new TextDecoder().decode(bytes);
  if (text.trim() === "") return NO_BODY;
  // Nobody's form begins with a brace, but many a client sends JSON under a form's name.
  if (/\bjson\b/i.test(type) || /^\s*\{/.test(text)) {
    const pairs = readJson(text);
    return pairs === null ? { kind: "unreadable" } : { kind: "read", pairs, form: null };
  }
  return { kind: "read", pairs: [...new URLSearchParams(text)], form: text };
}

/** A body that is too large is still read to its end, so that its sender hears the answer; not beyond this. */
const MAX_DRAINED_BYTES = 1_000_000;

/** The body, or null where it proves too large: a declared length may lie. */
async function readBytes(request: Request, maxBytes: number): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size <= maxBytes) chunks.push(chunk);
    else if (size > MAX_DRAINED_BYTES) break;
  }
  if (size > maxBytes) return null;
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}

async function readMultipart(bytes: Uint8Array, type: string): Promise<ReadBody> {
  try {
    const form = await new Response(bytes, { headers: { "content-type": type } }).formData();
    const pairs = [...form].flatMap(([name, value]): Pair[] =>
      typeof value === "string" ? [[name, value]] : [],
    );
    return { kind: "read", pairs, form: null };
  } catch {
    return { kind: "unreadable" };
  }
}
