import type { DeadLetterBody, DeadLetterDetail } from "@cleverdrip/contract";
import { findDeadLetter, type LetterBody, type LetterRecord } from "@cleverdrip/db";
import { askConsumer } from "../ask-consumer.ts";
import { notFound } from "../http/refusal.ts";
import { toLetter } from "./list.ts";
import type { LetterReader } from "./reader.ts";

/** Of a body: a queue's message has no more than 128 KB, in base64 a third more. */
const MAX_SHOWN = 262_144;

export async function getLetter(reader: LetterReader, id: string): Promise<DeadLetterDetail> {
  const found = await findDeadLetter(reader.letters, { id, workspaceId: reader.workspaceId });
  if (found === null) throw notFound("dead letter", id);
  const { body, bodyKey, ...letter } = found;
  const isHidden = !reader.seesBodies || letter.isShared || letter.discardedBy !== null;
  return {
    ...toLetter(letter),
    body: isHidden ? null : await bodyOf(letter, { body, bodyKey }, reader),
  };
}

async function bodyOf(
  { id, encoding }: LetterRecord,
  { body, bodyKey }: LetterBody,
  { workspaceId, facts }: LetterReader,
): Promise<DeadLetterBody> {
  const content =
    bodyKey === null
      ? body
      : // The bucket is the consumer's.
        await askConsumer("read-dead-letter", () =>
          facts.readDeadLetter(workspaceId, id, MAX_SHOWN + 1),
        );
  const whole = content ?? "";
  return { encoding, content: whole.slice(0, MAX_SHOWN), isCut: whole.length > MAX_SHOWN };
}
