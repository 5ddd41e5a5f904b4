import { and, eq } from "drizzle-orm";
import { campaigns, publishers } from "./campaign-tables.ts";
import { controlDb } from "./control-db.ts";
import { links } from "./link-tables.ts";
import { inIds } from "./search.ts";

const LABELLED = {
  campaign: { table: campaigns, label: campaigns.name },
  publisher: { table: publishers, label: publishers.name },
  link: { table: links, label: links.slug },
} as const;

export type LabelledEntity = keyof typeof LABELLED;

/** Names of campaigns and publishers, slugs of links, by id. */
export async function readLabels(
  db: D1Database,
  workspaceId: string,
  entity: LabelledEntity,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { table, label } = LABELLED[entity];
  const rows = await controlDb(db)
    .select({ id: table.id, label })
    .from(table)
    .where(and(eq(table.workspaceId, workspaceId), inIds(table.id, ids)));
  return new Map(rows.map((row) => [row.id, row.label]));
}
