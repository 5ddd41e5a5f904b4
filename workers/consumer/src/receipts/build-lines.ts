import { linkNumberOf, outcomeLines, type OutcomeLine } from "@cleverdrip/core";
import { publishersOfLinks, type StoredOutcome } from "@cleverdrip/db";

/** The lines of outcomes, each for those whose it is: a click tells by its link. */
export async function buildLines(
  control: D1Database,
  workspaceId: string,
  rows: readonly StoredOutcome[],
): Promise<readonly OutcomeLine[]> {
  const numbers = rows.flatMap(({ click }) => linkOf(click) ?? []);
  const publishers =
    numbers.length === 0 ? new Map() : await publishersOfLinks(control, workspaceId, numbers);
  return rows.flatMap(({ day: _day, ...row }) =>
    outcomeLines(workspaceId, {
      ...row,
      clickPublisherId: publishers.get(linkOf(row.click) ?? -1) ?? "",
    }),
  );
}

function linkOf(click: string | null): number | null {
  return click === null ? null : linkNumberOf(click);
}
