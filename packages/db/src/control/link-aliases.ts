import { and, eq, ne, sql, type SQL } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import { controlDb } from "./control-db.ts";
import { linkAliases, links } from "./link-tables.ts";
import { inIds } from "./search.ts";

/** A column for queries over links: what each one is called in other systems, in order. */
export function aliasesOf(linkId: SQLiteColumn): SQL<readonly string[]> {
  return sql`(SELECT json_group_array(alias) FROM
    (SELECT alias FROM link_aliases WHERE link_id = ${linkId} ORDER BY alias))`.mapWith(
    readAliases,
  );
}

/** Statements that give a link of the workspace exactly these aliases; one that another link has makes the batch fail. */
export function replaceAliases(
  db: D1Database,
  workspaceId: string,
  linkId: string,
  aliases: readonly string[],
) {
  const control = controlDb(db);
  return [
    control
      .delete(linkAliases)
      .where(and(eq(linkAliases.workspaceId, workspaceId), eq(linkAliases.linkId, linkId))),
    control.insert(linkAliases).select(sql`
      SELECT l.workspace_id, a.value, l.id FROM links l, json_each(${JSON.stringify(aliases)}) a
      WHERE l.workspace_id = ${workspaceId} AND l.id = ${linkId}`),
  ];
}

/** The first of these aliases that another link has, and that link's slug ("" where it has just let go of it). */
export async function findAliasHolder(
  db: D1Database,
  workspaceId: string,
  linkId: string,
  aliases: readonly string[],
): Promise<{ readonly alias: string; readonly slug: string }> {
  const row = await controlDb(db)
    .select({ alias: linkAliases.alias, slug: links.slug })
    .from(linkAliases)
    .innerJoin(links, eq(links.id, linkAliases.linkId))
    .where(
      and(
        eq(linkAliases.workspaceId, workspaceId),
        ne(linkAliases.linkId, linkId),
        inIds(linkAliases.alias, aliases),
      ),
    )
    .orderBy(linkAliases.alias)
    .limit(1)
    .get();
  return row ?? { alias: aliases[0] ?? "", slug: "" };
}

function readAliases(json: string): readonly string[] {
  // The query above builds it from the table's own texts.
  return JSON.parse(json) as string[];
}
