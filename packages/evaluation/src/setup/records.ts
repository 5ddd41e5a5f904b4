import { entityId } from "@cleverdrip/core";
import type { AuditEntry, CampaignRecord, EventTypeRecord, PublisherRecord } from "@cleverdrip/db";
import type { SetupLine } from "../lines/traffic-line.ts";

type Campaign = SetupLine["campaigns"][number];
type Publisher = SetupLine["publishers"][number];
type Prefix = Parameters<typeof entityId>[0];

/** So late a result still belongs to its click: longer than files are. */
const WINDOW_MS = 90 * 86_400_000;

export const WORKSPACE_ID = idOf("wsp", 0);

/** Made of its place in the setup, so that a file gives the same ids every time. */
export function idOf(prefix: Prefix, place: number): string {
  const bytes = new Uint8Array(10);
  new DataView(bytes.buffer).setUint32(6, place);
  return entityId(prefix, Date.UTC(2025, 0, 1), bytes);
}

export function auditOf(
  entity: AuditEntry["entity"],
  entityIdOfIt: string,
  place: number,
  nowMs: number,
): AuditEntry {
  const id = idOf("aud", place);
  const action = `${entity}.create`;
  const changed = { before: null, after: null };
  return {
    id,
    atMs: nowMs,
    actorId: "evaluation",
    action,
    entity,
    entityId: entityIdOfIt,
    ...changed,
  };
}

/** Every click counts, wherever it comes from; every event pays the same. */
export function campaignRecord(
  { ref, payoutMicros, currency }: Campaign,
  place: number,
  events: readonly string[],
  nowMs: number,
): CampaignRecord {
  const id = idOf("cmp", place);
  const eventTypes = events.map((name, position): EventTypeRecord => ({
    id: idOf("evt", place * events.length + position),
    workspaceId: WORKSPACE_ID,
    campaignId: id,
    name,
    nameKey: name.toLowerCase(),
    position,
    payoutModel: "cpa",
    payoutMicros,
    payoutPpm: null,
    revenueMicros: null,
    revenuePpm: null,
    aliases: [],
    duplicatePolicy: "ignore-txid",
    holdDays: 0,
  }));
  return {
    id,
    workspaceId: WORKSPACE_ID,
    name: ref,
    status: "active",
    destinationUrl: "https://shop.example/?cid={clickid}",
    fallbackUrl: null,
    currency,
    attributionWindowMs: WINDOW_MS,
    delivery: { duplicates: { by: "none", windowSeconds: 0 } },
    conversionPolicy: {},
    version: 1,
    createdAtMs: nowMs,
    updatedAtMs: nowMs,
    eventTypes,
  };
}

export function publisherRecord(
  { ref }: Publisher,
  place: number,
  nowMs: number,
): Pick<PublisherRecord, "id" | "workspaceId" | "name" | "email" | "createdAtMs" | "updatedAtMs"> {
  return {
    id: idOf("pub", place),
    workspaceId: WORKSPACE_ID,
    name: ref,
    email: `publisher${place}@publishers.example`,
    createdAtMs: nowMs,
    updatedAtMs: nowMs,
  };
}
