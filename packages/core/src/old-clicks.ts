import type { ClickBatch } from "./click-event.ts";
import { upgradeClicksV2, type ClickEventV2 } from "./clicks-v2.ts";

// What the tracker sent before version 2. Messages wait in queues and in the log, so they stay readable.

export type OldClickEvent = {
  readonly id: string;
  readonly atMs: number;
  readonly workspaceId: string;
  readonly campaignId: string;
  readonly publisherId: string;
  readonly linkId: string;
  readonly currency: string;
  readonly visitorId: string;
  readonly isReturning: boolean;
  readonly reason: string;
  readonly snapshotVersion: number;
  readonly ip: string;
  readonly country: string;
  readonly region: string;
  readonly city: string;
  readonly asn: number | null;
  readonly asOrganization: string;
  readonly userAgent: string;
  readonly language: string;
  readonly referrer: string;
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
  ip: string,
  countryText: number,
  regionText: number,
  cityText: number,
  asn: number | null,
  asOrganizationText: number,
  userAgentText: number,
  languageText: number,
  referrerText: number,
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
  const [, id] = click;
  if (link === undefined) throw new RangeError(`click ${id} names link ${click[0]}, it is missing`);
  const text = (index: number): string => {
    const value = texts[index];
    if (value === undefined) throw new RangeError(`click ${id} names text ${index}, it is missing`);
    return value;
  };
  return {
    id,
    atMs: click[2],
    workspaceId: link[0],
    campaignId: link[1],
    publisherId: link[2],
    linkId: link[3],
    currency: link[4],
    visitorId: click[3],
    isReturning: click[4] === 1,
    reason: text(click[5]),
    snapshotVersion: link[5],
    ip: click[6],
    country: text(click[7]),
    region: text(click[8]),
    city: text(click[9]),
    asn: click[10],
    asOrganization: text(click[11]),
    userAgent: text(click[12]),
    language: text(click[13]),
    referrer: text(click[14]),
    subs: click[15],
    source: click[16],
    externalId: click[17],
  };
}
