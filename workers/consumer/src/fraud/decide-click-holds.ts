import type { ClickHoldDecided, ClickHoldsAsked } from "@cleverdrip/contract";
import { entityId, publisherReasons, type Signal } from "@cleverdrip/core";
import { decideClickHold, findClickHold, type ClickHoldRecord } from "@cleverdrip/db";
import type { FactsDeps } from "../facts-deps.ts";
import { settleDays } from "../schedule/settle-days.ts";

/** Days that one call decides on. */
const MOST_DAYS = 100;

/**
 * What a person decides of days of which clicks are held, each for itself. What is paid, or refused, comes into the ledger at
 * once where the day is over.
 */
export async function decideClickHolds(
  workspaceId: string,
  { days, decision, note, actor }: ClickHoldsAsked,
  deps: FactsDeps,
): Promise<ClickHoldDecided["data"]> {
  if (days.length > MOST_DAYS) throw new RangeError(`at most ${MOST_DAYS} days at once`);
  const settings = await deps.settingsOf(workspaceId);
  if (settings === null) return days.map((day) => ({ ...day, outcome: "missing" }));
  const db = deps.eventsOf(settings.eventsShard);
  const decided: ClickHoldDecided["data"] = [];
  for (const day of days) {
    const hold = await findClickHold(db, workspaceId, day);
    if (hold === null) {
      decided.push({ ...day, outcome: "missing" });
      continue;
    }
    const asked = {
      ...day,
      decision: DECISIONS[decision],
      decidedBy: actor,
      note,
      entryId: entityId("led", deps.nowMs, crypto.getRandomValues(new Uint8Array(10))),
      entryNote: noteOf(hold, decision),
    };
    const isChanged = await decideClickHold(db, workspaceId, asked, deps.nowMs);
    decided.push({ ...day, outcome: isChanged ? "changed" : "unchanged" });
  }
  const newAttempt = () => crypto.randomUUID();
  await settleDays(settings, { eventsOf: deps.eventsOf, nowMs: deps.nowMs, newAttempt });
  return decided;
}

const DECISIONS = { pay: "paid", refuse: "refused" } as const;

/** For the publisher to read: the category, without numbers of others. */
function noteOf({ day, signals }: ClickHoldRecord, decision: ClickHoldsAsked["decision"]): string {
  if (decision === "pay") return `clicks of ${day}: what was refused is paid after all`;
  // As the judge wrote it.
  const rules = (JSON.parse(signals) as readonly Signal[]).map(({ rule }) => rule);
  return `clicks of ${day} that are not paid: ${publisherReasons(rules).join(" ")}`;
}
