import {
  writeConversion,
  writeConversions,
  type WriteJob,
  type WriteOutcome,
} from "@cleverdrip/db";
import { waitUntil } from "cloudflare:workers";
import { createSharing } from "../share-work.ts";

/** Of one batch: about a dozen statements each, and one call of a Worker may make a thousand. */
const MOST_WRITES = 20;

const share = createSharing<WriteJob, WriteOutcome>(MOST_WRITES, waitUntil);

/** As `writeConversion`: those that come while the shard is busy with others are written in one batch, one by one in it. */
export async function writeTogether(
  db: D1Database,
  shard: string,
  job: WriteJob,
): Promise<WriteOutcome> {
  try {
    return await share(shard, job, async (jobs) => {
      const outcomes = await writeConversions(db, jobs);
      return (own) => outcomes.get(own) ?? { kind: "overtaken" };
    });
  } catch (error) {
    // What fails in company may be another's fault.
    console.warn({ event: "conversion.written-alone", error: String(error) });
    return writeAlone(db, job);
  }
}

/** Under a name of its own: should the batch have been written after all, nothing follows from it a second time. */
function writeAlone(
  db: D1Database,
  { workspaceId, timezone, write }: WriteJob,
): Promise<WriteOutcome> {
  const after = { ...write.after, attempt: `${write.after.attempt}:alone` };
  return writeConversion(db, workspaceId, timezone, { ...write, after });
}
