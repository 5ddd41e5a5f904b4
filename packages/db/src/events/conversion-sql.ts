import { overCapsSql } from "./cap-usage.ts";
import type { ConversionState, ConversionWrite } from "./conversion-write.ts";
import { FACETS } from "./rollup-sql.ts";

/** What a change of a conversion may touch; everything else stays as the first report had it. */
const CHANGED = [
  "atMs",
  "day",
  "status",
  "reason",
  "amountMicros",
  "revenueMicros",
  "payoutMicros",
  "payoutSteps",
  "coupon",
  "heldUntilMs",
  "sequence",
  "counted",
  "dataAtMs",
  "saidStatuses",
  "waitingStatuses",
  "publisherId",
  "linkId",
  "rung",
  "credits",
  "visitorId",
  "attempt",
] as const satisfies readonly (keyof ConversionState)[];

const FIXED = [
  "id",
  "eventTypeId",
  "eventName",
  "dedupeKey",
  "txid",
  "clickId",
  "clickAtMs",
  "receivedAtMs",
  "campaignId",
  "originalStatus",
  "currency",
  "via",
  "attribution",
  "eventAtMs",
  "received",
] as const satisfies readonly (keyof ConversionState)[];

const INSERTED = [...FIXED, ...CHANGED];

/** Parameters 2 and 3 are the caps and the id; the columns follow from 4 on. */
const FIRST = 4;

/** Facets come from the click's row where it is stored already; otherwise they are settled when it arrives. */
const INSERT_SQL = `
  INSERT INTO conversions (workspace_id, ${INSERTED.map(snakeCase).join(", ")}, repeat,
    country, device, os, browser, referrer, sub1)
  SELECT ?1, ${INSERTED.map((_, i) => `?${i + FIRST}`).join(", ")},
    iif(?${INSERTED.length + FIRST}, (SELECT count(*) FROM conversions o INDEXED BY conversions_click WHERE ${sameClick()}), 0),
    ${FACETS.map(([, column]) => facetSql(column)).join(", ")}
  FROM (SELECT 1) LEFT JOIN clicks c ON c.workspace_id = ?1 AND c.id = ${parameter("clickId")}
  WHERE NOT EXISTS (${overCapsSql("?2")})
    AND (NOT ?${INSERTED.length + FIRST + 1} OR NOT EXISTS (SELECT 1 FROM conversions o INDEXED BY conversions_click WHERE ${sameClick()}))
  ON CONFLICT DO NOTHING RETURNING id`;

const UPDATE_SQL = `
  UPDATE conversions SET ${CHANGED.map((field, i) => `${snakeCase(field)} = ?${i + FIRST}`).join(", ")}
  WHERE workspace_id = ?1 AND id = ?3 AND sequence = ?${CHANGED.length + FIRST}
    AND data_at_ms IS ?${CHANGED.length + FIRST + 1} AND NOT EXISTS (${overCapsSql("?2")})
  RETURNING id`;

/** Inserts or changes the row where nobody was faster and every cap has room; returns its id where it did. */
export function conversionStatement(
  db: D1Database,
  workspaceId: string,
  { before, after, countsRepeats, isAloneOfClick }: ConversionWrite,
  caps: string,
): D1PreparedStatement {
  const head = [workspaceId, caps, after.id];
  if (before === null) {
    return db
      .prepare(INSERT_SQL)
      .bind(...head, ...INSERTED.map((field) => after[field]), +countsRepeats, +isAloneOfClick);
  }
  return db
    .prepare(UPDATE_SQL)
    .bind(...head, ...CHANGED.map((field) => after[field]), before.sequence, before.dataAtMs);
}

function sameClick(): string {
  return `o.workspace_id = ?1 AND o.click_id = ${parameter("clickId")} AND o.click_id <> ''
      AND o.event_type_id = ${parameter("eventTypeId")}`;
}

function parameter(field: (typeof INSERTED)[number]): string {
  return `?${INSERTED.indexOf(field) + FIRST}`;
}

/** Without a click there is nothing to wait for. */
function facetSql(column: string): string {
  return `iif(c.id IS NULL, iif(${parameter("clickId")} = '', '', NULL), coalesce(c.${column}, ''))`;
}

export function snakeCase(field: string): string {
  return field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
