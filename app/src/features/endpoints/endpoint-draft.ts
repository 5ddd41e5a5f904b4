import type { ConversionStatus, NewEndpoint, WebhookEvent } from "@cleverdrip/contract";
import type { FieldErrors } from "../../api/field-errors.ts";
import { CONVERSION_STATUSES } from "../../search-params/log-search.ts";

/** An endpoint as it is being typed; each kind keeps its own filter while the other is looked at. */
export type EndpointDraft = {
  readonly kind: NewEndpoint["kind"];
  readonly name: string;
  readonly url: string;
  readonly allowHttp: boolean;
  readonly publisherId: string | null;
  readonly campaignId: string | null;
  readonly statuses: readonly ConversionStatus[];
  readonly events: readonly WebhookEvent[];
};

export const EMPTY_ENDPOINT: EndpointDraft = {
  kind: "postback",
  name: "",
  url: "",
  allowHttp: false,
  publisherId: null,
  campaignId: null,
  statuses: [],
  events: [],
};

export const WEBHOOK_EVENTS: readonly WebhookEvent[] = [
  ...CONVERSION_STATUSES.map((status) => `conversion.${status}` as const),
  "conversion.adjusted",
];

/** What can be said without asking the server, which alone knows which hosts may be told. */
export function endpointErrors({ kind, name, url, publisherId }: EndpointDraft): FieldErrors {
  return {
    ...(name.trim() === "" ? { name: "Give the endpoint a name." } : {}),
    ...(/^https?:\/\//i.test(url.trim())
      ? {}
      : { url: "Write a whole address that begins with https://" }),
    ...(kind === "postback" && publisherId === null
      ? { publisherId: "Choose whose results are told." }
      : {}),
  };
}

/** Only of a draft that `endpointErrors` has nothing against. */
export function newEndpointOf(draft: EndpointDraft): NewEndpoint {
  const { publisherId, allowHttp, campaignId } = draft;
  const common = { name: draft.name.trim(), url: draft.url.trim(), allowHttp, campaignId };
  return draft.kind === "postback"
    ? { kind: "postback", ...common, publisherId: publisherId ?? "", filter: [...draft.statuses] }
    : { kind: "webhook", ...common, publisherId, filter: [...draft.events] };
}
