import { keepDeadLetters, type DeadLetter } from "@cleverdrip/db";
import { checksumOf } from "../log/segment-key.ts";
import { bytesOf, keepBody, readBody } from "./letter-body.ts";

type Stores = { readonly EVENTS: D1Database; readonly LOG: R2Bucket };

/** A row and a parameter of D1 hold 2 MB; a body takes up to twice its bytes there. */
const MAX_ROW_BYTES = 900_000;

/**
 * Keeps letters, bodies that are too large for a row in the log's bucket. All letters are in the first events database, whose
 * ever they are: most of them are nobody's.
 */
export async function keepAside(
  { EVENTS, LOG }: Stores,
  letters: readonly DeadLetter[],
): Promise<void> {
  // One after the other: only those that are too large wait.
  const rows: DeadLetter[] = [];
  for (const letter of letters) {
    const bodySha256 = await checksumOf(bytesOf(letter));
    rows.push({ ...(await withoutLargeBody(letter, LOG)), bodySha256 });
  }
  await keepDeadLetters(EVENTS, rows);
}

export function isTooLarge({ bodyBytes }: Pick<DeadLetter, "bodyBytes">): boolean {
  return bodyBytes > MAX_ROW_BYTES;
}

async function withoutLargeBody(letter: DeadLetter, bucket: R2Bucket): Promise<DeadLetter> {
  if (!isTooLarge(letter)) return letter;
  // Messages that say the same are one row. What is there may have lost its addresses since: it is not written again.
  const bodyKey = `dead-letters/${encodeURIComponent(letter.subject ?? letter.id)}`;
  await bucket.put(bodyKey, bytesOf(letter), { onlyIf: { etagDoesNotMatch: "*" } });
  return { ...letter, body: "", bodyKey };
}

type Kept = Pick<DeadLetter, "body" | "bodyKey" | "encoding">;

/** The body as it is written in a row: text, or base64 of bytes. */
export async function loadBody(
  { body, bodyKey, encoding }: Kept,
  bucket: R2Bucket,
): Promise<string> {
  if (bodyKey === null) return body;
  const object = await bucket.get(bodyKey);
  if (object === null) throw new Error(`the bucket has no ${bodyKey}: the body is gone`);
  return encoding === "bytes" ? keepBody(await object.arrayBuffer()).body : object.text();
}

export async function loadValue(letter: Kept, bucket: R2Bucket): Promise<unknown> {
  return readBody(await loadBody(letter, bucket), letter.encoding);
}
