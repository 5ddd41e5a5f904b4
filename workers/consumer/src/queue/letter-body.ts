import type { DeadLetter, LetterEncoding } from "@cleverdrip/db";
import { fromBase64, toBase64 } from "./base64.ts";

export type KeptBody = Pick<DeadLetter, "body" | "encoding" | "bodyBytes">;

/**
 * A message's body as it is kept. Queues hands over what it has parsed: JSON as a value, text and bytes as they are. What is
 * none of these (only the content type v8 carries it) is described.
 */
export function keepBody(body: unknown): KeptBody {
  if (typeof body === "string" && isPlainText(body)) return textBody(body, "text");
  if (body instanceof ArrayBuffer) return bytesBody(new Uint8Array(body));
  if (ArrayBuffer.isView(body)) {
    return bytesBody(new Uint8Array(body.buffer, body.byteOffset, body.byteLength));
  }
  try {
    if (isJson(body)) return textBody(JSON.stringify(body), "json");
  } catch (error) {
    // Nested thousands of times, or with a getter that throws.
    return textBody(`a value that cannot be written down: ${String(error)}`, "described");
  }
  return textBody(describe(body), "described");
}

/** What a replay gives to the handlers: the same value again. */
export function readBody(body: string, encoding: LetterEncoding): unknown {
  switch (encoding) {
    case "json":
      return JSON.parse(body);
    case "text":
      return body;
    case "bytes":
      return fromBase64(body).buffer;
    case "described":
      throw new Error(
        "its body could only be described when it was kept, so it cannot be replayed",
      );
  }
}

/** The bytes of a kept body. */
export function bytesOf({ body, encoding }: Pick<KeptBody, "body" | "encoding">): Uint8Array {
  return encoding === "bytes" ? fromBase64(body) : new TextEncoder().encode(body);
}

/** A string that a text column gives back as it was: SQLite ends some texts at a NUL, and UTF-8 has no half characters. */
function isPlainText(text: string): boolean {
  return text.isWellFormed() && !text.includes("\0");
}

function textBody(body: string, encoding: LetterEncoding): KeptBody {
  return { body, encoding, bodyBytes: new TextEncoder().encode(body).byteLength };
}

function bytesBody(bytes: Uint8Array): KeptBody {
  return { body: toBase64(bytes), encoding: "bytes", bodyBytes: bytes.byteLength };
}

/** Whether JSON says all of it. */
function isJson(value: unknown): boolean {
  if (value === null || typeof value === "string" || typeof value === "boolean") return true;
  if (typeof value === "number") return Number.isFinite(value);
  if (Array.isArray(value)) return value.every(isJson);
  if (typeof value !== "object") return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return false;
  return Object.values(value).every(isJson);
}

function describe(value: unknown): string {
  try {
    const text = JSON.stringify(value, (_key, part: unknown) =>
      part instanceof Map || part instanceof Set ? [...part] : describePart(part),
    );
    return text ?? String(value);
  } catch {
    // A value that holds itself: its kind is all that can be said.
    return Object.prototype.toString.call(value);
  }
}

function describePart(part: unknown): unknown {
  return typeof part === "bigint" || part === undefined ? `(${typeof part}) ${part}` : part;
}
