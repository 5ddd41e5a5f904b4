import { listSegments, readSegment } from "./read-log.ts";

type Copy = { readonly guessed: string };

type Place = { readonly workspaceId: string; readonly fromMs: number; readonly toMs: number };

/**
 * What was stored of each batch. A batch that is delivered more than once may be judged anew each time, and differently where
 * a campaign's window did not answer: then the transaction that stored a guess has said so in the journal. `copies` are in the
 * order in which they were written; of those that were judged alike the first stands for all.
 */
export async function storedCopies<T extends Copy>(
  batches: ReadonlyMap<string, readonly T[]>,
  place: Place,
  log: R2Bucket,
): Promise<ReadonlyMap<string, T>> {
  const isInDoubt = [...batches.values()].some((copies) => new Set(copies.map(judgedHow)).size > 1);
  const guesses = isInDoubt ? await readGuesses(place, log) : new Map<string, string>();
  return new Map(
    [...batches].flatMap(([batchId, copies]) => {
      const guessed = guesses.get(batchId) ?? "";
      const stored = copies.find((copy) => copy.guessed === guessed) ?? copies[0];
      return stored === undefined ? [] : [[batchId, stored] as const];
    }),
  );
}

function judgedHow({ guessed }: Copy): string {
  return guessed;
}

/** By batch, the campaigns of which guesses were stored; the line stands at the batch's earliest event. */
async function readGuesses(
  { workspaceId, fromMs, toMs }: Place,
  log: R2Bucket,
): Promise<ReadonlyMap<string, string>> {
  const guesses = new Map<string, string>();
  for (const segment of await listSegments(log, workspaceId, "journal", { fromMs, toMs })) {
    const read = await readSegment(log, "journal", segment);
    for (const entry of read.kind === "read" ? read.lines : [])
      if (entry.kind === "batch") guesses.set(entry.line.batchId, entry.line.guessed);
  }
  return guesses;
}
