import { isNotUnique } from "../constraint.ts";
import type { ConversionLine } from "../events/journal-lines.ts";
import { findConversion } from "../events/list-conversions.ts";
import { writeConversion } from "../events/write-conversion.ts";

/** `known`: it is there already, as it was then or later. `gap`: what it followed is missing. */
export type Applied = "applied" | "known" | "gap";

/**
 * Writes a conversion again as it was written: through the same statements, with the same ids, times and ledger entries, and
 * into the same buckets. Applied a second time it changes nothing. It tells nobody, and nothing of it goes to the log again.
 */
export async function applyConversion(
  db: D1Database,
  workspaceId: string,
  timezone: string,
  { before, after, history, setHash, nowMs }: ConversionLine,
  attempt: string,
): Promise<Applied> {
  const stored = await findConversion(db, workspaceId, after.id);
  if ((stored?.sequence ?? 0) >= after.sequence) return "known";
  if ((stored?.sequence ?? null) !== before) return "gap";
  const outcome = await write(db, workspaceId, timezone, {
    before: stored,
    after: { ...after, attempt },
    history,
    // Its places were taken when it was written.
    caps: [],
    isAloneOfClick: false,
    countsRepeats: false,
    setHash,
    deliveries: [],
    received: null,
    isReplayed: true,
    nowMs,
  });
  if (outcome !== "written") return "gap";
  if (before === null && after.repeat > 0) await keepRepeat(db, workspaceId, after);
  return "applied";
}

/** Where a conversion is lost whose history still stands it cannot be written again, and that must not end a whole replay. */
async function write(
  ...written: Parameters<typeof writeConversion>
): Promise<"written" | "refused"> {
  try {
    return (await writeConversion(...written)).kind === "written" ? "written" : "refused";
  } catch (error) {
    if (isNotUnique(error, "conversion_history.")) return "refused";
    throw error;
  }
}

/** Counted when it was written, among those that were there then. */
async function keepRepeat(
  db: D1Database,
  workspaceId: string,
  { id, repeat }: ConversionLine["after"],
): Promise<void> {
  await db
    .prepare("UPDATE conversions SET repeat = ?3 WHERE workspace_id = ?1 AND id = ?2")
    .bind(workspaceId, id, repeat)
    .run();
}
