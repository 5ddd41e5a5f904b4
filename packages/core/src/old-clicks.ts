import type { ClickBatch } from "./click-event.ts";
import {
  sourceFields,
  upgradeClicksV2,
  type ClickEventV2,
  type PackedSource,
} from "./clicks-v2.ts";
import { textReader } from "./unpack-clicks.ts";

// What the tracker sent before version 2. Messages wait in queues and in the log, so they stay readable.

/** What version 2 says beside that. */
type Later =
  | "kind"
  | "linkVersion"
  | "routeId"
  | "variantId"
  | "landingId"
  | "isKnown"
  | "isRemembered"
  | "isCut"
  | "query";

export type OldClickEvent = Omit<ClickEventV2, Later> & {
  readonly subs: Readonly<Record<string, string>>;
  readonly source: string;
  readonly externalId: string;
};

export type OldClickBatch = {
  readonly v: 1;
  readonly kind: "clicks";
  readonly batchId: string;
  readonly clicks: readonly OldClickEvent[];
};

type OldPackedLink = readonly [
  workspaceId: string,
  campaignId: string,
  publisherId: string,
  linkId: string,
  currency: string,
  snapshotVersion: number,
];

type OldPackedClick = readonly [
  link: number,
  id: string,
  atMs: number,
  visitorId: string,
  isReturning: 0 | 1,
  reasonText: number,
  ...from: PackedSource,
  subs: Readonly<Record<string, string>>,
  source: string,
  externalId: string,
];

export type OldPackedClickBatch = {
  readonly v: 1;
  readonly kind: "packed-clicks";
  readonly batchId: string;
  readonly links: readonly OldPackedLink[];
  readonly texts: readonly string[];
  readonly clicks: readonly OldPackedClick[];
};

/** The batch as version 3 says it. What it did not know stays empty; nobody counted it, so it has no origin. */
export function upgradeClicks({ batchId, clicks }: OldClickBatch): ClickBatch {
  const upgraded = clicks.map(upgradeClick);
  return upgradeClicksV2({ v: 2, kind: "clicks", batchId, origin: null, clicks: upgraded });
}

/** A click that names a link or text its message does not have throws RangeError. */
export function unpackOldClicks(message: OldPackedClickBatch): ClickBatch {
  const { batchId, links, texts } = message;
  const clicks = message.clicks.map((click) => unpackClick(click, links[click[0]], texts));
  return upgradeClicks({ v: 1, kind: "clicks", batchId, clicks });
}

function upgradeClick({ subs, source, externalId, ...click }: OldClickEvent): ClickEventV2 {
  return {
    ...click,
    kind: "click",
    linkVersion: 0,
    routeId: "",
    variantId: "",
    landingId: "",
    isKnown: false,
    isRemembered: false,
    isCut: false,
    query: queryOf({ ...subs, source, external_id: externalId }),
  };
}

function queryOf(parameters: Readonly<Record<string, string>>): string {
  return Object.entries(parameters)
    .filter(([, value]) => value !== "")
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join("&");
}

function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

function unpackClick(
  click: OldPackedClick,
  link: OldPackedLink | undefined,
  texts: readonly string[],
): OldClickEvent {
  const [place, id, atMs, visitorId, isReturning, reason, ...from] = click;
  if (link === undefined) throw new RangeError(`click ${id} names link ${place}, it is missing`);
  const [workspaceId, campaignId, publisherId, linkId, currency, snapshotVersion] = link;
  const text = textReader(id, texts);
  const [subs, source, externalId] = [from[9], from[10], from[11]];
  return {
    id,
    atMs,
    workspaceId,
    campaignId,
    publisherId,
    linkId,
    currency,
    snapshotVersion,
    visitorId,
    isReturning: isReturning === 1,
    reason: text(reason),
    ...sourceFields(from, text),
    subs,
    source,
    externalId,
  };
}
