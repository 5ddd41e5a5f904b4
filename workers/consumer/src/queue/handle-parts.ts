import { partBatch, suspectsOf, type BatchPart } from "./part-batch.ts";

/** Which messages are being tried alone, as somebody knows it who does not die with the call. */
export type Trials = {
  readonly read: (ids: readonly string[]) => Promise<ReadonlySet<string>>;
  /** `id` is about to be tried, `throughId` has come through. */
  readonly note: (id: string | null, throughId: string | null) => Promise<void>;
};

/** Handles a batch in parts where a call has died over it, so that the message that kills delays nobody for long. */
export async function handleParts(
  batch: BatchPart,
  nowMs: number,
  trials: Trials,
  handle: (part: BatchPart) => Promise<void>,
): Promise<void> {
  const { queue } = batch;
  const suspects = suspectsOf(batch, nowMs);
  const killers = suspects.length < 2 ? new Set<string>() : await readOrNone(suspects, trials);
  const { together, alone } = partBatch(batch, suspects, killers);
  for (const messages of together) await handle({ queue, messages });
  if (alone.length === 1 && together.length === 0) return handle({ queue, messages: alone });
  let throughId: string | null = null;
  for (const message of alone) {
    await noteOrGoOn(message.id, throughId, trials);
    await handle({ queue, messages: [message] });
    throughId = message.id;
  }
  if (throughId !== null) await noteOrGoOn(null, throughId, trials);
}

/** Without the notes it takes longer until the one is found: no reason to fail. */
async function readOrNone(suspects: readonly Message[], trials: Trials) {
  try {
    return await trials.read(suspects.map(({ id }) => id));
  } catch (error) {
    console.error({ event: "queue.trials-unread", error: String(error) });
    return new Set<string>();
  }
}

async function noteOrGoOn(
  id: string | null,
  throughId: string | null,
  trials: Trials,
): Promise<void> {
  try {
    await trials.note(id, throughId);
  } catch (error) {
    console.error({ event: "queue.trial-unnoted", id, error: String(error) });
  }
}
