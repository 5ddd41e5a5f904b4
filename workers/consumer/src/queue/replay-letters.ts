import type { LetterReplay } from "@cleverdrip/contract";
import type { ClickBatch } from "@cleverdrip/core";
import {
  failDeadLetter,
  findDeadLetter,
  settleDeadLetter,
  type LetterBody,
  type LetterPart,
  type LetterRecord,
} from "@cleverdrip/db";
import { storeWhole } from "../clicks/store-batches.ts";
import { takeReport } from "../conversions/take-report.ts";
import type { FactsDeps } from "../facts-deps.ts";
import { loadValue } from "./keep-aside.ts";
import { readAny } from "./read-any.ts";
import { replayDelivery, type ReplayDeliveryDeps } from "./replay-delivery.ts";

export type ReplayLettersDeps = ReplayDeliveryDeps & {
  /** Where all letters are. */
  readonly letters: D1Database;
  readonly bodies: R2Bucket;
};

/**
 * Gives kept messages to the handlers once more, each by itself. What was stored meanwhile is not stored again; one that fails
 * keeps its row, with the newer reason. Ids that are not there are left out.
 */
export async function replayLetters(
  workspaceId: string | null,
  ids: readonly string[],
  deps: ReplayLettersDeps,
): Promise<readonly LetterReplay[]> {
  const replayed: LetterReplay[] = [];
  for (const id of new Set(ids)) {
    const part = { id, workspaceId };
    const letter = await findDeadLetter(deps.letters, part);
    if (letter !== null) replayed.push(await replayOne(part, letter, deps));
  }
  return replayed;
}

async function replayOne(
  part: LetterPart,
  letter: LetterRecord & LetterBody,
  deps: ReplayLettersDeps,
): Promise<LetterReplay> {
  const { id, workspaceId } = part;
  if (letter.settledAtMs !== null) {
    return { id, outcome: "settled", sentence: letter.outcome ?? "it was replayed before" };
  }
  try {
    const sentence = await perform(await loadValue(letter, deps.bodies), workspaceId, deps);
    await settleDeadLetter(deps.letters, part, sentence, deps.nowMs);
    console.log({ event: "dead-letter.replayed", id, workspaceId, sentence });
    return { id, outcome: "settled", sentence };
  } catch (error) {
    const sentence = (error instanceof Error ? error.message : String(error)).slice(0, 1_000);
    console.error({ event: "dead-letter.failed-again", id, workspaceId, error: sentence });
    await failDeadLetter(deps.letters, part, sentence, deps.nowMs);
    return { id, outcome: "failed", sentence };
  }
}

/** Does what the message says, and tells in a sentence what became of it. */
async function perform(
  body: unknown,
  workspaceId: string | null,
  deps: ReplayLettersDeps,
): Promise<string> {
  const read = readAny(body);
  switch (read.kind) {
    case "unreadable":
      throw new Error(read.reason);
    case "delivery":
      return replayDelivery(read.message, deps);
    case "kept-report":
    case "report": {
      const keeping = { ...deps, mayKeepStray: () => true };
      const known = read.kind === "report" ? null : read.known;
      const { verdict, reason } = await takeReport(read.report, keeping, known);
      return `the report was judged: ${verdict}, ${reason}`;
    }
    case "clicks": {
      const batch = workspaceId === null ? read.batch : partOf(read.batch, workspaceId);
      const { stored, duplicates } = await storeWhole([batch], { ...deps, keepDead: refuse });
      return `${stored} stored, ${duplicates} had been stored before`;
    }
  }
}

/** What a batch says of one workspace. */
function partOf(batch: ClickBatch, workspaceId: string): ClickBatch {
  const own = ([id]: readonly [string, number]) => id === workspaceId;
  const { origin } = batch;
  return {
    ...batch,
    clicks: batch.clicks.filter((click) => click.workspaceId === workspaceId),
    origin: origin && {
      ...origin,
      emitted: origin.emitted.filter(own),
      lost: origin.lost.filter(own),
    },
  };
}

/** It has its row already. */
const refuse: FactsDeps["keepDead"] = async ([letter]) => {
  throw new Error(letter?.reason ?? "it could not be stored");
};
