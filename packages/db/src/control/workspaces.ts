import { and, asc, eq, sql } from "drizzle-orm";
import { auditStatement, type AuditEntry } from "./audit.ts";
import { members } from "./auth-tables.ts";
import { controlDb } from "./control-db.ts";
import { workspaces } from "./workspace-tables.ts";

export type WorkspaceRecord = typeof workspaces.$inferSelect;
export type WorkspaceChange = Partial<
  Pick<
    WorkspaceRecord,
    | "name"
    | "fallbackUrl"
    | "dialects"
    | "statusWords"
    | "hotWindowDays"
    | "hotSinceMs"
    | "payoutTerms"
    | "payoutThresholdMicros"
  >
>;

export type Membership = { readonly role: string; readonly workspace: WorkspaceRecord };

/** Null where the user is not, or no longer, a member. */
export async function findMembership(
  db: D1Database,
  workspaceId: string,
  userId: string,
): Promise<Membership | null> {
  const row = await controlDb(db)
    .select({ role: members.role, workspace: workspaces })
    .from(members)
    .innerJoin(workspaces, eq(workspaces.id, members.organizationId))
    .where(and(eq(members.organizationId, workspaceId), eq(members.userId, userId)))
    .get();
  return row ?? null;
}

/** The workspace a new session starts in: the one joined first. */
export async function findFirstWorkspaceId(db: D1Database, userId: string): Promise<string | null> {
  const row = await controlDb(db)
    .select({ workspaceId: members.organizationId })
    .from(members)
    .where(eq(members.userId, userId))
    .orderBy(asc(members.createdAt), asc(members.id))
    .limit(1)
    .get();
  return row?.workspaceId ?? null;
}

export async function updateWorkspace(
  db: D1Database,
  workspaceId: string,
  change: WorkspaceChange,
  audit: AuditEntry,
): Promise<WorkspaceRecord> {
  const control = controlDb(db);
  const [[updated]] = await control.batch([
    control
      .update(workspaces)
      .set({ ...change, version: sql`${workspaces.version} + 1` })
      .where(eq(workspaces.id, workspaceId))
      .returning(),
    auditStatement(db, workspaceId, audit),
  ]);
  if (updated === undefined) throw new Error(`workspace ${workspaceId} is gone`);
  return updated;
}
