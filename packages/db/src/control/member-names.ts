import { and, eq } from "drizzle-orm";
import { members, users } from "./auth-tables.ts";
import { controlDb } from "./control-db.ts";
import { inIds } from "./search.ts";

/** Names of users by id, of those who are members of the workspace. */
export async function readMemberNames(
  db: D1Database,
  workspaceId: string,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (userIds.length === 0) return new Map();
  const rows = await controlDb(db)
    .select({ id: users.id, name: users.name })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.organizationId, workspaceId), inIds(members.userId, userIds)));
  return new Map(rows.map((row) => [row.id, row.name]));
}
