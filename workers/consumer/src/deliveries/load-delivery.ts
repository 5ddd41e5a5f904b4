import {
  findClick,
  findDelivery,
  progressOf,
  readApprovalState,
  readBreaker,
  readDeliveryTarget,
  settlePayload,
  type DeliveryRecord,
  type EndpointRecord,
  type WorkspaceSettings,
} from "@cleverdrip/db";
import type { DeliveryMessage } from "./delivery-message.ts";
import type { DeliveryRequest, LoadedDelivery, OutboundEndpoint } from "./delivery-ports.ts";
import { CLICK_PATIENCE_MS, readOpenPayload, settleOpen } from "./postback-payload.ts";

export type LoadDeps = {
  readonly control: D1Database;
  readonly eventsOf: (shard: string) => D1Database;
  readonly settingsOf: (workspaceId: string) => Promise<WorkspaceSettings | null>;
  /** Of the installation: nothing is sent to itself. */
  readonly platformHosts: readonly string[];
  readonly nowMs: () => number;
  /** Keeps a reminder aside that reminds of nothing. */
  readonly keepUnknown: (message: DeliveryMessage, reason: string) => Promise<void>;
};

/** How long a postback that lacks its click is put off at a time. */
const CLICK_WAIT_MS = 3_000;

/** Everything about a delivery, fresh; null where it is not there, or another message stands for it by now. */
export async function loadDelivery(
  message: DeliveryMessage,
  deps: LoadDeps,
): Promise<LoadedDelivery | null> {
  const { workspaceId, deliveryId, number } = message;
  const settings = await deps.settingsOf(workspaceId);
  const db = settings === null ? null : deps.eventsOf(settings.eventsShard);
  const row = db === null ? null : await findDelivery(db, workspaceId, deliveryId);
  if (db === null || row === null) {
    // Rows outlive their messages: one is missing after a restore, or with its workspace.
    const reason = settings === null ? `no workspace ${workspaceId}` : `no delivery ${deliveryId}`;
    await deps.keepUnknown(message, reason);
    return null;
  }
  if (number < row.message) return null;
  const [target, breaker] = await Promise.all([
    readDeliveryTarget(deps.control, workspaceId, row.endpointId),
    readBreaker(db, workspaceId, row.endpointId),
  ]);
  const { endpoint, hosts } = target;
  const isPostback = endpoint?.kind === "postback";
  const request = isPostback ? await postback(row, endpoint, db, deps) : webhook(row);
  const progress = progressOf(row);
  const nextMs = deps.nowMs() + CLICK_WAIT_MS;
  return {
    delivery: {
      workspaceId,
      id: row.id,
      endpointId: row.endpointId,
      request: request ?? { method: "GET", url: "" },
      // Put off until its click is there; nothing is sent before.
      progress: request === null ? { ...progress, dueAtMs: nextMs } : progress,
    },
    endpoint: outboundEndpoint(row.endpointId, endpoint, breaker),
    ownHosts: [...deps.platformHosts, ...hosts],
    overtaken: await whyOvertaken(row, endpoint, db),
  };
}

/** A publisher who has not heard of an approval yet need not, once the result is held or rejected for fraud. */
async function whyOvertaken(
  { workspaceId, id, conversionId, endpointId, event, attempts }: DeliveryRecord,
  endpoint: EndpointRecord | null,
  db: D1Database,
): Promise<string | null> {
  const isOfPublisher = endpoint !== null && endpoint.publisherId !== null;
  if (!isOfPublisher || attempts > 0 || event !== "conversion.approved") return null;
  if (conversionId === null) return null;
  const state = await readApprovalState(db, workspaceId, { id, conversionId, endpointId });
  return state === null ? null : OVERTAKEN[state];
}

const OVERTAKEN = {
  held: "The result was held before it was sent.",
  rejected: "The result was rejected before it was sent.",
  "told-later": "A later delivery tells of it.",
} as const;

export function outboundEndpoint(
  id: string,
  endpoint: EndpointRecord | null,
  breaker: OutboundEndpoint["breaker"],
): OutboundEndpoint {
  const disabledReason = whyDisabled(endpoint);
  if (endpoint === null)
    return { id, url: "", allowHttp: false, secrets: [], disabledReason, breaker };
  const { url, allowHttp, secrets } = endpoint;
  return { id, url, allowHttp, secrets, disabledReason, breaker };
}

function whyDisabled(endpoint: EndpointRecord | null): string | null {
  if (endpoint === null) return "it was removed.";
  switch (endpoint.status) {
    case "active":
      return null;
    case "paused":
      return "it is paused.";
    case "disabled":
      return endpoint.statusReason ?? "it is disabled.";
  }
}

function webhook({ payload }: DeliveryRecord): DeliveryRequest {
  return { method: "POST", body: payload };
}

/** null = it still waits for its click. */
async function postback(
  { workspaceId, id, payload, createdAtMs }: DeliveryRecord,
  { secrets }: EndpointRecord,
  db: D1Database,
  { nowMs }: LoadDeps,
): Promise<DeliveryRequest | null> {
  const open = readOpenPayload(payload);
  if (open === null) return { method: "GET", url: payload };
  const click = await findClick(db, workspaceId, open.values.click.id);
  if (click === null && nowMs() - createdAtMs < CLICK_PATIENCE_MS) return null;
  const url = settleOpen(open, click, secrets[0] ?? null);
  await settlePayload(db, workspaceId, id, { open: payload, settled: url });
  return { method: "GET", url };
}
