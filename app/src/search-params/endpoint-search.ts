import type { Endpoint, OutboundDeliveryRow } from "@cleverdrip/contract";
import { dayParameter } from "./log-search.ts";
import { choiceParameter, given, textParameter } from "./text.ts";

/** `new` opens the form of a new one. */
export type EndpointSearch = {
  readonly kind?: Endpoint["kind"];
  readonly status?: Endpoint["status"];
  readonly new?: true;
};

export type DeliverySearch = {
  readonly endpointId?: string;
  readonly conversionId?: string;
  readonly state?: OutboundDeliveryRow["state"];
  /** Days of the workspace, both included. */
  readonly from?: string;
  readonly to?: string;
  /** The delivery whose attempts are open. */
  readonly id?: string;
};

export function endpointSearch(search: Record<string, unknown>): EndpointSearch {
  return given({
    kind: choiceParameter(search["kind"], ["postback", "webhook"]),
    status: choiceParameter(search["status"], ["active", "paused", "disabled"]),
    new: search["new"] === true ? (true as const) : undefined,
  });
}

export function deliverySearch(search: Record<string, unknown>): DeliverySearch {
  return given({
    endpointId: textParameter(search["endpointId"]),
    conversionId: textParameter(search["conversionId"]),
    state: choiceParameter(search["state"], ["pending", "delivered", "failed"]),
    from: dayParameter(search["from"]),
    to: dayParameter(search["to"]),
    id: textParameter(search["id"]),
  });
}
