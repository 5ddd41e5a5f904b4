import { addCounts, localDay } from "@cleverdrip/core";
import {
  readDailySums,
  readFacetSums,
  readHourlySums,
  type ReportFilter,
  type SumRow,
  type Sums,
} from "@cleverdrip/db";
import type { WorkspaceContext } from "../workspace/context.ts";
import type { ReportPlan } from "./plan.ts";

/** Reads what the plan says; keys of time come out as yyyy-mm-ddThh:00:00Z, yyyy-mm-dd or yyyy-mm, ascending. */
export async function readReport(
  { events, workspaceId }: Pick<WorkspaceContext, "events" | "workspaceId">,
  plan: ReportPlan,
  filter: ReportFilter,
  zone: string,
): Promise<Sums> {
  if (plan.family === "facet")
    return readFacetSums(events, workspaceId, plan.range, plan.group, filter);
  if (plan.family === "daily")
    return readDailySums(events, workspaceId, plan.range, plan.group, filter);
  const { group, range } = plan;
  if (group !== "hour" && group !== "day" && group !== "month") {
    return readHourlySums(events, workspaceId, range, group, filter);
  }
  const sums = await readHourlySums(events, workspaceId, range, "hour", filter);
  const keyOf = {
    hour: hourKey,
    day: (atMs: number) => localDay(zone, atMs),
    month: (atMs: number) => localDay(zone, atMs).slice(0, 7),
  }[group];
  return { ...sums, rows: foldHours(sums.rows, keyOf) };
}

/** `2026-11-20T05:00:00Z` */
export function hourKey(atMs: number): string {
  return `${new Date(atMs).toISOString().slice(0, 19)}Z`;
}

function foldHours(rows: readonly SumRow[], keyOf: (atMs: number) => string): SumRow[] {
  const folded = new Map<string, SumRow>();
  for (const row of rows) {
    const key = keyOf(Number(row.key));
    const id = `${key} ${row.currency}`;
    const known = folded.get(id);
    const counts = known === undefined ? row : addCounts(known, row);
    folded.set(id, { ...counts, key, currency: row.currency });
  }
  return [...folded.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}
