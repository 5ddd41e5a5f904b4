import type { NewEventType } from "@cleverdrip/contract";
import type { EventTypeRecord } from "@cleverdrip/db";
import { invalidFields, type FieldError } from "../http/refusal.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { storedPayout } from "./payout.ts";

const MAX_EVENT_TYPES = 20;

/**
 * Rows for the given event types of a campaign. A name the campaign has, in whatever case, is changed in place and
 * keeps its revenue unless a new one is given; others come after the known ones.
 */
export function eventTypeRows(
  ctx: WorkspaceContext,
  campaignId: string,
  given: readonly NewEventType[],
  known: readonly EventTypeRecord[],
): EventTypeRecord[] {
  const knownByKey = new Map(known.map((event) => [event.nameKey, event]));
  const errors: FieldError[] = [];
  const rows = new Map<string, EventTypeRecord>();
  let position = Math.max(-1, ...known.map((event) => event.position));
  for (const [i, event] of given.entries()) {
    const nameKey = event.name.toLowerCase();
    const before = knownByKey.get(nameKey);
    const payout = storedPayout(event.payout);
    if (payout === "too-many-decimals") {
      errors.push({ path: `eventTypes.${i}.payout.percent`, message: "at most four decimals" });
    } else if (rows.has(nameKey)) {
      errors.push({ path: `eventTypes.${i}.name`, message: `"${event.name}" is given twice` });
    } else {
      if (before === undefined) position += 1;
      rows.set(nameKey, {
        id: before?.id ?? ctx.newId("evt"),
        workspaceId: ctx.workspaceId,
        campaignId,
        name: event.name,
        nameKey,
        position: before?.position ?? position,
        ...payout,
        revenueMicros:
          event.revenueMicros === undefined ? (before?.revenueMicros ?? null) : event.revenueMicros,
      });
    }
  }
  const added = [...rows.keys()].filter((key) => !knownByKey.has(key)).length;
  if (known.length + added > MAX_EVENT_TYPES) {
    errors.push({ path: "eventTypes", message: `a campaign has at most ${MAX_EVENT_TYPES}` });
  }
  if (errors.length > 0) throw invalidFields(errors);
  return [...rows.values()];
}
