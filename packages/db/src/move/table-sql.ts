import type { MovedTable } from "./moved-tables.ts";

/** The values of a key, in its order: where a page ends. */
export type KeyValues = readonly (string | number)[];

/** D1 takes 32 arguments of a function. */
const MOST_ARGUMENTS = 30;

/** SQL for JSON of all these expressions: a list of lists, of a length that a function may have. */
export function listsSql(expressions: readonly string[]): string {
  const lists: string[] = [];
  for (let i = 0; i < expressions.length; i += MOST_ARGUMENTS) {
    lists.push(`json_array(${expressions.slice(i, i + MOST_ARGUMENTS).join(", ")})`);
  }
  return `json_array(${lists.join(", ")})`;
}

/** SQL for the value at a place of such lists. */
export function listedSql(lists: string, place: number): string {
  return `${lists} ->> '$[${Math.floor(place / MOST_ARGUMENTS)}][${place % MOST_ARGUMENTS}]'`;
}

export function keySql({ key }: MovedTable): string {
  return key.join(", ");
}

/** SQL for rows after (or up to) a key, given as JSON in that parameter; null = no bound. A table without more of a key has one row. */
export function boundSql({ key }: MovedTable, operator: ">" | "<=", parameter: string): string {
  if (key.length === 0) return operator === ">" ? `${parameter} IS NULL` : "true";
  const values = key.map((_, i) => `${parameter} ->> ${i}`).join(", ");
  return `(${key.join(", ")}) ${operator} (${values})`;
}
