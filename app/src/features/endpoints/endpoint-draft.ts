import type {
  ConversionStatus,
  Endpoint,
  EndpointPatch,
  NewEndpoint,
  WebhookEvent,
} from "@cleverdrip/contract";
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
  /** Of that campaign; null = all. */
  readonly eventTypeId: string | null;
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
  eventTypeId: null,
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
  const { publisherId } = draft;
  const common = commonOf(draft);
  return draft.kind === "postback"
    ? { kind: "postback", ...common, publisherId: publisherId ?? "", filter: [...draft.statuses] }
    : { kind: "webhook", ...common, publisherId, filter: [...draft.events] };
}

export function endpointDraftOf(stored: Endpoint): EndpointDraft {
  const { kind, name, url, allowHttp, publisherId, campaignId, eventTypeId, filter } = stored;
  const isTold = (word: string) => filter.includes(word);
  return {
    kind,
    name,
    url,
    allowHttp,
    publisherId,
    campaignId,
    eventTypeId,
    statuses: kind === "postback" ? CONVERSION_STATUSES.filter(isTold) : [],
    events: kind === "webhook" ? WEBHOOK_EVENTS.filter(isTold) : [],
  };
}

/** Kind and publisher stay: another endpoint is made for somebody else. */
export function endpointPatchOf(draft: EndpointDraft): EndpointPatch {
  const { kind, statuses, events } = draft;
  return { ...commonOf(draft), filter: kind === "postback" ? [...statuses] : [...events] };
}

function commonOf({ name, url, allowHttp, campaignId, eventTypeId }: EndpointDraft) {
  return { name: name.trim(), url: url.trim(), allowHttp, campaignId, eventTypeId };
}
