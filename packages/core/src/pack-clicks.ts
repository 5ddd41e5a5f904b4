import type { MacroClick } from "./macros.ts";

/** One recorded click. Empty text = the client did not say. */
export type ClickEvent = MacroClick & {
  readonly workspaceId: string;
  readonly visitorId: string;
  /** The visitor brought our cookie; without it, uniqueness falls back to address and user agent. */
  readonly isReturning: boolean;
  readonly reason: string;
  /** Version of the campaign snapshot the redirect was decided by. */
  readonly snapshotVersion: number;
  readonly asn: number | null;
};

/** Many clicks that are stored together. `batchId` makes all of them count once. */
export type ClickBatch = {
  readonly v: 1;
  readonly kind: "clicks";
  readonly batchId: string;
  readonly clicks: readonly ClickEvent[];
};

/** What all clicks of a link share at a moment, written once a message. */
export type PackedLink = readonly [
  workspaceId: string,
  campaignId: string,
  publisherId: string,
  linkId: string,
  currency: string,
  snapshotVersion: number,
];

/** `…Text` is a place in the message's `texts`: user agents, referrers and places repeat, and are written once. */
export type PackedClick = readonly [
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

/** A batch as the queue carries it: queues bill by 64 KB and the tracker pays for every character it writes. */
export type PackedClickBatch = {
  readonly v: 1;
  readonly kind: "packed-clicks";
  readonly batchId: string;
  readonly links: readonly PackedLink[];
  readonly texts: readonly string[];
  readonly clicks: readonly PackedClick[];
};

export function packClicks({ v, batchId, clicks }: ClickBatch): PackedClickBatch {
  const links: PackedLink[] = [];
  const texts = createTextTable();
  const packed = clicks.map((click) => packClick(click, linkIndex(links, click), texts.indexOf));
  return { v, kind: "packed-clicks", batchId, links, texts: texts.list, clicks: packed };
}

/** The batch again. A click that names a link or text its message does not have throws RangeError. */
export function unpackClicks({ v, batchId, links, texts, clicks }: PackedClickBatch): ClickBatch {
  return {
    v,
    kind: "clicks",
    batchId,
    clicks: clicks.map((click) => unpackClick(click, links[click[0]], texts)),
  };
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
    if (link?.[3] === click.linkId && link[5] === click.snapshotVersion) return i;
  }
  return links.push(packLink(click)) - 1;
}

function packLink(click: ClickEvent): PackedLink {
  const { workspaceId, campaignId, publisherId, linkId, currency, snapshotVersion } = click;
  return [workspaceId, campaignId, publisherId, linkId, currency, snapshotVersion];
}

function packClick(click: ClickEvent, link: number, text: (value: string) => number): PackedClick {
  return [
    link,
    click.id,
    click.atMs,
    click.visitorId,
    click.isReturning ? 1 : 0,
    text(click.reason),
    click.ip,
    text(click.country),
    text(click.region),
    text(click.city),
    click.asn,
    text(click.asOrganization),
    text(click.userAgent),
    text(click.language),
    text(click.referrer),
    click.subs,
    click.source,
    click.externalId,
  ];
}

function unpackClick(
  click: PackedClick,
  link: PackedLink | undefined,
  texts: readonly string[],
): ClickEvent {
  if (link === undefined)
    throw new RangeError(`click ${click[1]} names link ${click[0]}, which is missing`);
  const text = (index: number): string => {
    const value = texts[index];
    if (value === undefined)
      throw new RangeError(`click ${click[1]} names text ${index}, which is missing`);
    return value;
  };
  return {
    id: click[1],
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
