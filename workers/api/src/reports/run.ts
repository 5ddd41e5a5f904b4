import type { Report, ReportQuery } from "@cleverdrip/contract";
import { withRatios } from "@cleverdrip/core";
import type { WorkspaceContext } from "../workspace/context.ts";
import { fillTime } from "./fill.ts";
import { labelsOf } from "./label.ts";
import { coveredTime, planReport } from "./plan.ts";
import { readReport } from "./read.ts";
import { countsOf, reportTotals } from "./totals.ts";

export async function runReport(ctx: WorkspaceContext, query: ReportQuery): Promise<Report> {
  const { timezone: ownZone, currency: ownCurrency } = ctx.workspace;
  const zone = query.timezone ?? ownZone;
  const plan = planReport(query, ownZone);
  const filter = {
    campaignId: query.campaignId ?? null,
    publisherId: query.publisherId ?? null,
    linkId: query.linkId ?? null,
    limit: query.limit,
  };
  const sums = await readReport(ctx, plan, filter, zone);
  const totals = reportTotals(sums.totals, ownCurrency);
  const all = fillTime(sums.rows, plan, zone, totals.currency ?? ownCurrency);
  const rows = all.slice(0, query.limit);
  const labelOf = await labelsOf(ctx, query.groupBy, rows);
  return {
    data: rows.map((row) => ({
      key: row.key,
      label: labelOf(row.key),
      currency: row.currency,
      ...withRatios(countsOf(row)),
    })),
    totals,
    timezone: zone,
    ...coveredTime(plan, zone),
    isTruncated: all.length > rows.length,
    dataUpToMs: sums.dataUpToMs,
  };
}
