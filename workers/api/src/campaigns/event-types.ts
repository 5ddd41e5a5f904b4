import type { NewEventType } from "@cleverdrip/contract";
import { DEFAULT_CONVERSION_DUPLICATE_POLICY } from "@cleverdrip/core";
import type { EventTypeRecord } from "@cleverdrip/db";
import { invalidFields, type FieldError } from "../http/refusal.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { storedPayout, storedPercent } from "./payout.ts";

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
    const revenue = storedRevenue(event, before);
    if (typeof revenue === "string") {
      errors.push({ path: `eventTypes.${i}.revenuePercent`, message: revenue });
    } else if (payout === "too-many-decimals") {
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
        ...revenue,
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

type Revenue = Pick<EventTypeRecord, "revenueMicros" | "revenuePpm">;
type Options = Pick<EventTypeRecord, "aliases" | "duplicatePolicy" | "holdDays">;

const DEFAULTS: Options = {
  aliases: [],
  duplicatePolicy: DEFAULT_CONVERSION_DUPLICATE_POLICY,
  holdDays: 0,
};

/** An amount and a share rule each other out: the one that is given takes the place of the other. */
function storedRevenue(given: NewEventType, before: Revenue | undefined): Revenue | string {
  const { revenueMicros, revenuePercent } = given;
  if (revenueMicros === undefined && revenuePercent === undefined) {
    return {
      revenueMicros: before?.revenueMicros ?? null,
      revenuePpm: before?.revenuePpm ?? null,
    };
  }
  if (revenuePercent === undefined || revenuePercent === null) {
    const keptPpm = revenuePercent === null || revenueMicros !== null ? null : before?.revenuePpm;
    return { revenueMicros: revenueMicros ?? null, revenuePpm: keptPpm ?? null };
  }
  if (revenueMicros !== undefined && revenueMicros !== null) {
    return "give an amount (revenueMicros) or a share (revenuePercent), not both";
  }
  const revenuePpm = storedPercent(revenuePercent);
  return revenuePpm === "too-many-decimals"
    ? "at most four decimals"
    : { revenueMicros: null, revenuePpm };
}

function optionsOf(given: NewEventType, before: Options = DEFAULTS): Options {
  const { aliases, duplicatePolicy, holdDays } = given;
  return {
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
