import { controlDb } from "./control-db.ts";
import { auditLog } from "./workspace-tables.ts";

/** Who changed what. `before` and `after` name the changed fields, without personal data. */
export type AuditEntry = {
  readonly id: string;
  readonly atMs: number;
  readonly actorId: string;
  readonly action: string;
  readonly entity:
    | "campaign"
    | "dead-letter"
    | "domain"
    | "endpoint"
    | "erasure"
    | "link"
    | "publisher"
    | "smart-link"
    | "workspace";
  readonly entityId: string;
  readonly before: object | null;
  readonly after: object | null;
};

/** The statement that goes into the batch of the change itself. */
export function auditStatement(db: D1Database, workspaceId: string, entry: AuditEntry) {
  return controlDb(db)
    .insert(auditLog)
    .values({ ...entry, workspaceId, before: toJson(entry.before), after: toJson(entry.after) });
}

/** For what is asked for here and done elsewhere: written before it is begun. */
export async function writeAudit(
  db: D1Database,
  workspaceId: string,
  entry: AuditEntry,
): Promise<void> {
  await auditStatement(db, workspaceId, entry);
}

function toJson(value: object | null): string | null {
  return value === null ? null : JSON.stringify(value);
}
