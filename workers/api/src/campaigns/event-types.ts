import type { NewEventType } from "@cleverdrip/contract";
import { DEFAULT_CONVERSION_DUPLICATE_POLICY } from "@cleverdrip/core";
import type { EventTypeRecord } from "@cleverdrip/db";
import { invalidFields, type FieldError } from "../http/refusal.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { storedPayout } from "./payout.ts";

const MAX_EVENT_TYPES = 20;

/**
 * Rows for the given event types of a campaign. A name the campaign has, in whatever case, is changed in place and
 * keeps what is not given; others come after the known ones.
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
        ...optionsOf(event, before),
      });
    }
  }
  const all = [...new Map([...knownByKey, ...rows]).values()];
  if (all.length > MAX_EVENT_TYPES) {
    errors.push({ path: "eventTypes", message: `a campaign has at most ${MAX_EVENT_TYPES}` });
  }
  errors.push(...aliasErrors(given, all));
  if (errors.length > 0) throw invalidFields(errors);
  return [...rows.values()];
}

type Options = Pick<EventTypeRecord, "revenueMicros" | "aliases" | "duplicatePolicy" | "holdDays">;

const DEFAULTS: Options = {
  revenueMicros: null,
  aliases: [],
  duplicatePolicy: DEFAULT_CONVERSION_DUPLICATE_POLICY,
  holdDays: 0,
};

function optionsOf(given: NewEventType, before: Options = DEFAULTS): Options {
  const { revenueMicros, aliases, duplicatePolicy, holdDays } = given;
  return {
    revenueMicros: revenueMicros === undefined ? before.revenueMicros : revenueMicros,
    aliases:
      aliases === undefined
        ? before.aliases
        : [...new Set(aliases.map((alias) => alias.toLowerCase()))],
    duplicatePolicy: duplicatePolicy ?? before.duplicatePolicy,
    holdDays: holdDays ?? before.holdDays,
  };
}

/** A word means one event of the campaign; names go before aliases, so an alias that is a name would never be heard. */
function aliasErrors(
  given: readonly NewEventType[],
  all: readonly EventTypeRecord[],
): readonly FieldError[] {
  return given.flatMap(({ name, aliases = [] }, i) => {
    const nameKey = name.toLowerCase();
    const others = all.filter((event) => event.nameKey !== nameKey);
    return aliases.flatMap((alias, j) => {
      const word = alias.toLowerCase();
      const holder = others.find((event) => event.nameKey === word || event.aliases.includes(word));
      const message = `"${alias}" already means ${holder?.name ?? ""}`;
      return holder === undefined ? [] : [{ path: `eventTypes.${i}.aliases.${j}`, message }];
    });
  });
}
