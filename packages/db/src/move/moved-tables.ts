import { is } from "drizzle-orm";
import { getTableConfig, SQLiteTable } from "drizzle-orm/sqlite-core";
import * as schema from "../events/schema.ts";

/** A table whose rows move with their workspace. */
export type MovedTable = {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly isNumber: boolean }[];
  /** The primary key without the workspace, which it begins with. */
  readonly key: readonly string[];
  /** Rows are only added, so that they are copied while others are still written. */
  readonly isEarly: boolean;
};

const OWNER = "workspace_id";

/**
 * Where the workspace is, dead letters are not: all of them are in the first events database. Totals go when a move begins, and
 * are made anew after it.
 */
const STAYING = [
  "dead_letter_owners",
  "moving_workspaces",
  "total_daily",
  "total_monthly",
  "totals_until",
];
/** It is emptied into the log before a workspace moves. */
const DRAINED = "journal";

/** The bulk: the longer the hot window, the more of a workspace is in them. */
const EARLY = ["clicks", "click_batches"];

/** Triggers make outcomes of reports and conversions that have none: those that there are come first. */
const FIRST = ["outcomes"];

/** Every table of an events database that has rows of a workspace, as the schema has it. */
export const MOVED_TABLES: readonly MovedTable[] = Object.values(schema)
  .filter((own) => is(own, SQLiteTable))
  .map((own) => getTableConfig(own))
  .filter(({ name, columns }) => isMoved(name) && columns.some((own) => own.name === OWNER))
  .map(({ name, columns, primaryKeys }) => ({
    name,
    columns: columns.map((own) => ({ name: own.name, isNumber: own.dataType === "number" })),
    key: [
      ...columns.filter(({ primary }) => primary),
      ...primaryKeys.flatMap((own) => own.columns),
    ].flatMap((own) => (own.name === OWNER ? [] : [own.name])),
    isEarly: EARLY.includes(name),
  }))
  .toSorted((a, b) => Number(FIRST.includes(b.name)) - Number(FIRST.includes(a.name)));

function isMoved(name: string): boolean {
  return !STAYING.includes(name) && name !== DRAINED;
}
