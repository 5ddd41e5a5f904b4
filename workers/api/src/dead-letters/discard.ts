import type { DiscardLetter, LetterDiscard } from "@cleverdrip/contract";
import { findDeadLetter } from "@cleverdrip/db";
import { askConsumer } from "../ask-consumer.ts";
import { notFound } from "../http/refusal.ts";
import type { LetterReader } from "./reader.ts";

/** Gives up for good what waits. The row stays with who, when, why and the hash of what came; so does the audit. */
export async function discardLetter(
  reader: LetterReader,
  id: string,
  { reason }: DiscardLetter,
): Promise<LetterDiscard> {
  const { workspaceId, letters, facts, actor } = reader;
  const letter = await findDeadLetter(letters, { id, workspaceId });
  if (letter === null) throw notFound("dead letter", id);
  if (letter.settledAtMs === null) {
    const { queue, receivedAtMs, bodySha256 } = letter;
    const before = { queue, receivedAtMs, bodySha256 };
    // Before it is begun: what is given up is never given up unseen.
    await reader.audit(id, { before, after: { reason } });
  }
  const discarded = await askConsumer("discard-dead-letter", () =>
    facts.discardDeadLetter(workspaceId, id, { actor, reason }),
  );
  if (discarded === null) throw notFound("dead letter", id);
  return { ...discarded };
}
