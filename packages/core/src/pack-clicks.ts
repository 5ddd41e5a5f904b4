import type { BatchOrigin, ClickBatch, ClickEvent, ClickKind } from "./click-event.ts";

/** What all clicks of a link share at a moment, written once a message. */
export type PackedLink = readonly [
  workspaceId: string,
  campaignId: string,
  publisherId: string,
  linkId: string,
  currency: string,
  snapshotVersion: number,
  linkVersion: number,
];

/** `…Text` is a place in the message's `texts`: user agents, referrers and places repeat, and are written once. */
export type PackedClick = readonly [
  link: number,
  /** 1 brought our cookie · 2 it knew the campaign · 4 the choice came from it · 8 cut · 16 impression · 32 click-through. */
  flags: number,
  id: string,
  atMs: number,
  visitorId: string,
  reasonText: number,
  routeText: number,
  variantText: number,
  landingText: number,
  ip: string,
  countryText: number,
  regionText: number,
  cityText: number,
  asn: number | null,
  asOrganizationText: number,
  userAgentText: number,
  languageText: number,
  referrerText: number,
  query: string,
];

/** A batch as the queue carries it: queues bill by 64 KB and the tracker pays for every character it writes. */
export type PackedClickBatch = {
  readonly v: 2;
  readonly kind: "packed-clicks";
  readonly batchId: string;
  readonly origin: BatchOrigin | null;
  readonly links: readonly PackedLink[];
  readonly texts: readonly string[];
  readonly clicks: readonly PackedClick[];
};

export function packClicks({ v, batchId, origin, clicks }: ClickBatch): PackedClickBatch {
  const links: PackedLink[] = [];
  const texts = createTextTable();
  const packed = clicks.map((click) => packClick(click, linkIndex(links, click), texts.indexOf));
  return { v, kind: "packed-clicks", batchId, origin, links, texts: texts.list, clicks: packed };
}

/** The batch again. A click that names a link or text its message does not have throws RangeError. */
export function unpackClicks(message: PackedClickBatch): ClickBatch {
  const { v, batchId, origin, links, texts, clicks } = message;
  const unpacked = clicks.map((click) => unpackClick(click, links[click[0]], texts));
  return { v, kind: "clicks", batchId, origin, clicks: unpacked };
}

function createTextTable() {
  const list: string[] = [];
  const places = new Map<string, number>();
  const indexOf = (text: string): number => {
    const known = places.get(text);
    if (known !== undefined) return known;
    const index = list.push(text) - 1;
    places.set(text, index);
    return index;
  };
  return { list, indexOf };
}

/** Where the click's link stands in `links`; it is added where it is new. A message has few links, often one. */
function linkIndex(links: PackedLink[], click: ClickEvent): number {
  for (let i = 0; i < links.length; i += 1) {
    const link = links[i];
    if (
      link?.[3] === click.linkId &&
      link[5] === click.snapshotVersion &&
      link[6] === click.linkVersion
    )
      return i;
  }
  return links.push(packLink(click)) - 1;
}

function packLink(click: ClickEvent): PackedLink {
  const { workspaceId, campaignId, publisherId, linkId, currency } = click;
  const { snapshotVersion, linkVersion } = click;
  return [workspaceId, campaignId, publisherId, linkId, currency, snapshotVersion, linkVersion];
}

function packClick(click: ClickEvent, link: number, text: (value: string) => number): PackedClick {
  return [
    link,
    flagsOf(click),
    click.id,
    click.atMs,
    click.visitorId,
    text(click.reason),
    text(click.routeId),
    text(click.variantId),
    text(click.landingId),
    click.ip,
    text(click.country),
    text(click.region),
    text(click.city),
    click.asn,
    text(click.asOrganization),
    text(click.userAgent),
    text(click.language),
    text(click.referrer),
    click.query,
  ];
}

function flagsOf({ kind, isReturning, isKnown, isRemembered, isCut }: ClickEvent): number {
  let flags = kind === "click" ? 0 : kind === "impression" ? 16 : 32;
  if (isReturning) flags |= 1;
  if (isKnown) flags |= 2;
  if (isRemembered) flags |= 4;
  if (isCut) flags |= 8;
  return flags;
}

function kindOf(flags: number): ClickKind {
  if ((flags & 16) !== 0) return "impression";
  return (flags & 32) === 0 ? "click" : "click-through";
}

function unpackClick(
  click: PackedClick,
  link: PackedLink | undefined,
  texts: readonly string[],
): ClickEvent {
  const [, flags, id] = click;
  if (link === undefined) throw new RangeError(`click ${id} names link ${click[0]}, it is missing`);
  const text = (index: number): string => {
    const value = texts[index];
    if (value === undefined) throw new RangeError(`click ${id} names text ${index}, it is missing`);
    return value;
  };
  return {
    kind: kindOf(flags),
    id,
    atMs: click[3],
    workspaceId: link[0],
    campaignId: link[1],
    publisherId: link[2],
    linkId: link[3],
    currency: link[4],
    snapshotVersion: link[5],
    linkVersion: link[6],
    visitorId: click[4],
    isReturning: (flags & 1) !== 0,
    isKnown: (flags & 2) !== 0,
    isRemembered: (flags & 4) !== 0,
    isCut: (flags & 8) !== 0,
    reason: text(click[5]),
    routeId: text(click[6]),
    variantId: text(click[7]),
    landingId: text(click[8]),
    ip: click[9],
    country: text(click[10]),
    region: text(click[11]),
    city: text(click[12]),
    asn: click[13],
    asOrganization: text(click[14]),
    userAgent: text(click[15]),
    language: text(click[16]),
    referrer: text(click[17]),
    query: click[18],
  };
}
