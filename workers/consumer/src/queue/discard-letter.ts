import type { LetterDiscard } from "@cleverdrip/contract";
import { discardDeadLetter, findDeadLetter, type LetterPart } from "@cleverdrip/db";
import { checksumOf } from "../log/segment-key.ts";
import { loadBody } from "./keep-aside.ts";
import { bytesOf } from "./letter-body.ts";

type Deps = { readonly letters: D1Database; readonly bodies: R2Bucket; readonly nowMs: number };

/**
 * Gives a letter up for good, or a workspace's part of it; null where that reader has no such letter. Its row says who, when,
 * why and by its hash what; once no part of it waits its body goes.
 */
export async function discardLetter(
  part: LetterPart,
  { actor, reason }: Readonly<Record<"actor" | "reason", string>>,
  { letters, bodies, nowMs }: Deps,
): Promise<LetterDiscard | null> {
  const letter = await findDeadLetter(letters, part);
  if (letter === null) return null;
  const { id, workspaceId } = part;
  if (letter.settledAtMs !== null) {
    return { id, outcome: "settled", sentence: letter.outcome ?? "it was replayed before" };
  }
  const bodySha256 = letter.bodySha256 === "" ? await hashOf(letter, bodies) : letter.bodySha256;
  const own = { actor, reason, bodySha256, nowMs };
  const { isDiscarded, bodyKey } = await discardDeadLetter(letters, part, own);
  if (bodyKey !== null) await bodies.delete(bodyKey);
  if (!isDiscarded) return { id, outcome: "settled", sentence: "it was settled meanwhile" };
  console.log({ event: "dead-letter.discarded", id, workspaceId, actor, bodySha256 });
  return { id, outcome: "discarded", sentence: reason };
}

/** Of a row that was kept before there were hashes; "" where its body is gone. */
async function hashOf(letter: Parameters<typeof loadBody>[0], bodies: R2Bucket): Promise<string> {
  try {
    const body = await loadBody(letter, bodies);
    return await checksumOf(bytesOf({ ...letter, body }));
  } catch (error) {
    console.error({ event: "dead-letter.body-gone", error: String(error) });
    return "";
  }
}
