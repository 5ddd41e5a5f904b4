import { entityId, type EntityPrefix } from "@cleverdrip/core";
import type { AuditEntry, WorkspaceRecord } from "@cleverdrip/db";
import type { SnapshotStore, SnapshotTarget } from "@cleverdrip/edge-config";
import { publishAll } from "../publish.ts";
import type { Services } from "../services.ts";

/** One request of one member: the workspace it may touch, and what its verbs need. */
export type WorkspaceContext = {
  readonly workspaceId: string;
  readonly workspace: WorkspaceRecord;
  readonly user: { readonly id: string; readonly name: string; readonly email: string };
  readonly role: string;
  readonly nowMs: number;
  readonly control: D1Database;
  readonly events: D1Database;
  readonly snapshots: SnapshotStore;
  readonly trackingOrigin: string;
  readonly everywhereMs: number;
  readonly appOrigin: string;
  readonly randomBytes: (length: number) => Uint8Array;
  readonly newId: (prefix: EntityPrefix) => string;
  /** Who, when and under which id; the verb says what. */
  readonly audit: (change: AuditedChange) => AuditEntry;
  /** Brings snapshots to the edge; a failure is logged and mended by the consumer's schedule. */
  readonly publish: (targets: readonly SnapshotTarget[]) => Promise<void>;
};

export type AuditedChange = Omit<AuditEntry, "id" | "atMs" | "actorId">;

type Member = Pick<WorkspaceContext, "workspace" | "user" | "role">;

export function workspaceContext(services: Services, member: Member): WorkspaceContext {
  const nowMs = services.nowMs();
  const newId = (prefix: EntityPrefix) => entityId(prefix, nowMs, services.randomBytes(10));
  return {
    ...member,
    workspaceId: member.workspace.id,
    nowMs,
    control: services.control,
    events: services.eventsShard(member.workspace.eventsShard),
    snapshots: services.snapshots,
    trackingOrigin: services.trackingOrigin,
    everywhereMs: services.everywhereMs,
    appOrigin: services.appOrigin,
    randomBytes: services.randomBytes,
    newId,
    audit: (change) => ({ ...change, id: newId("aud"), atMs: nowMs, actorId: member.user.id }),
    publish: (targets) => publishAll(targets, services),
  };
}
