import type { WebhookEvent } from "@cleverdrip/contract";
import { entityId, sha256, type MacroValues } from "@cleverdrip/core";
import type { EndpointRecord, NewDelivery, StoredClick } from "@cleverdrip/db";
import { fillPostback } from "./fill-postback.ts";
import { openPayload } from "./postback-payload.ts";
import { postbackValues, type PostbackContext } from "./postback-values.ts";
import { isWanted, toldEvent, type ToldChange } from "./told-change.ts";
import { webhookBody } from "./webhook-body.ts";

/** The click's row; null = there is none to be had; `awaited` = it is on its way. */
export type ClickOfChange = StoredClick | "awaited" | null;

export type TellContext = PostbackContext & {
  readonly nowMs: number;
  /** Asked only where a postback is told. */
  readonly click: () => Promise<ClickOfChange>;
};

/** What each endpoint is told of a change, and under which id: the same however often the change is computed. */
export async function deliveriesOf(
  change: ToldChange,
  endpoints: readonly EndpointRecord[],
  context: TellContext,
): Promise<readonly NewDelivery[]> {
  const event = toldEvent(change);
  if (event === null) return [];
  const { nowMs } = context;
  const own = { ...change, after: withOwnClick(change.after) };
  const told = endpoints.filter((endpoint) => isWanted(endpoint, own, event));
  const isPostback = told.some(({ kind }) => kind === "postback");
  const click = isPostback && own.after.clickId !== "" ? await context.click() : null;
  return told.map((endpoint) => ({
    id: deliveryId(change, endpoint.id, nowMs),
    endpointId: endpoint.id,
    event,
    payload: payloadOf(endpoint, event, own, click, context),
  }));
}

/** Without a link the result was not earned by the click that was reported: it is somebody else's. */
function withOwnClick(conversion: ToldChange["after"]): ToldChange["after"] {
  return conversion.linkId === "" ? { ...conversion, clickId: "" } : conversion;
}

function payloadOf(
  endpoint: EndpointRecord,
  event: WebhookEvent,
  { after }: ToldChange,
  click: ClickOfChange,
  context: TellContext,
): string {
  if (endpoint.kind === "webhook") return webhookBody(endpoint, event, after, context.nowMs);
  const known = click === "awaited" ? null : click;
  const values: MacroValues = postbackValues(after, known, context);
  if (click === "awaited") return openPayload({ template: endpoint.url, values });
  return fillPostback(endpoint.url, values, endpoint.secrets[0] ?? null);
}

function deliveryId({ after }: ToldChange, endpointId: string, nowMs: number): string {
  const seed = `${after.id}:${after.sequence}:${endpointId}`;
  return entityId("dlv", nowMs, sha256(new TextEncoder().encode(seed)));
}
