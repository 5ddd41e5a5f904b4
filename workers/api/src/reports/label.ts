import type { ReportGroup } from "@cleverdrip/contract";
import { readLabels, type SumRow } from "@cleverdrip/db";
import type { WorkspaceContext } from "../workspace/context.ts";

/** Names of entities come from CONTROL, never by a join: facts may live in another database. */
export async function labelsOf(
  { control, workspaceId }: Pick<WorkspaceContext, "control" | "workspaceId">,
  group: ReportGroup,
  rows: readonly SumRow[],
): Promise<(key: string) => string> {
  if (group === "campaign" || group === "publisher" || group === "link") {
    const ids = [...new Set(rows.map((row) => row.key))];
    const names = await readLabels(control, workspaceId, group, ids);
    return (key) => names.get(key) ?? key;
  }
  return (key) => (group === "total" ? "Total" : key === "" ? "(none)" : key);
}
