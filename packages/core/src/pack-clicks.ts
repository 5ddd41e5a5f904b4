import type { BatchOrigin, ClickBatch, ClickEvent } from "./click-event.ts";

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

/** `…Text` is a place in the message's `texts`: what repeats from click to click is written once. */
export type PackedClick = readonly [
  link: number,
  /** 1 brought our cookie · 2 it knew the campaign · 4 the choice came from it · 8 cut. */
  flags: number,
  id: string,
  atMs: number,
  visitorId: string,
  /** Kind, reason, route, variant and landing page, a line each. */
  outcomeText: number,
  ip: string,
  /** Country, region, city, network, its organisation, time zone and language, a line each. */
  placeText: number,
  userAgentText: number,
  /** A line each. */
  signalsText: number,
  referrerText: number,
  tls: string,
  rttMs: number | null,
  query: string,
];

/** A batch as the queue carries it: queues bill by 64 KB and the tracker pays for every character it writes. */
export type PackedClickBatch = {
  readonly v: 3;
  readonly kind: "packed-clicks";
  readonly batchId: string;
  readonly origin: BatchOrigin | null;
  readonly links: readonly PackedLink[];
  readonly texts: readonly string[];
  readonly clicks: readonly PackedClick[];
};

/** The clicks of a message that is still being filled. */
export type ClickPack = Pick<PackedClickBatch, "links" | "texts" | "clicks"> & {
  /**
   * Returns how many bytes all of them take as JSON at most, unless their letters are rare ones: those take up to three bytes
   * each.
   */
  readonly add: (click: ClickEvent) => number;
};

/** What a click takes beside its texts and its query, and a link: ids, address, numbers, punctuation. */
const FIXED_BYTES = 230;

/** Each click is packed as it comes: what it says that another has said before need not be kept until the message leaves. */
export function createPack(): ClickPack {
  const links: PackedLink[] = [];
  const texts: string[] = [];
  const clicks: PackedClick[] = [];
  const places = new Map<string, number>();
  let bytes = 0;

  function text(value: string): number {
    let place = places.get(value);
    if (place === undefined) {
      place = texts.push(value) - 1;
      places.set(value, place);
      // Quotes and line breaks take two.
      bytes += JSON.stringify(value).length + 1;
    }
    return place;
  }

  return {
    links,
    texts,
    clicks,
    add(click) {
      bytes += click.query.length;
      clicks.push([
        linkIndex(links, click),
        flagsOf(click),
        click.id,
        click.atMs,
        click.visitorId,
        text(outcomeOf(click)),
        click.ip,
        text(placeOf(click)),
        text(click.userAgent),
        text(click.signals.join("\n")),
        text(click.referrer),
        click.tls,
        click.rttMs,
        click.query,
      ]);
      return bytes + FIXED_BYTES * (clicks.length + links.length);
    },
  };
}

export function packClicks({ batchId, origin, clicks }: ClickBatch): PackedClickBatch {
  const pack = createPack();
  for (const click of clicks) pack.add(click);
  return packedBatch(batchId, origin, pack);
}

export function packedBatch(
  batchId: string,
  origin: BatchOrigin | null,
  { links, texts, clicks }: ClickPack,
): PackedClickBatch {
  return { v: 3, kind: "packed-clicks", batchId, origin, links, texts, clicks };
}

// Values that go together are one text, and one look-up.

function outcomeOf(click: ClickEvent): string {
  return `${click.kind}\n${click.reason}\n${click.routeId}\n${click.variantId}\n${click.landingId}`;
}

function placeOf(click: ClickEvent): string {
  const place = `${click.country}\n${click.region}\n${click.city}`;
  return `${place}\n${click.asn ?? ""}\n${click.asOrganization}\n${click.timezone}\n${click.language}`;
}

/** Where the click's link stands in `links`; it is added where it is new. A message has few links, often one. */
function linkIndex(links: PackedLink[], click: ClickEvent): number {
  const { linkId, snapshotVersion, linkVersion } = click;
  const index = links.findIndex(
    (link) => link[3] === linkId && link[5] === snapshotVersion && link[6] === linkVersion,
  );
  if (index >= 0) return index;
  const { workspaceId: owner, campaignId: campaign, publisherId: publisher, currency } = click;
  return (
    links.push([owner, campaign, publisher, linkId, currency, snapshotVersion, linkVersion]) - 1
  );
}

function flagsOf({ isReturning, isKnown, isRemembered, isCut }: ClickEvent): number {
  return (isReturning ? 1 : 0) + (isKnown ? 2 : 0) + (isRemembered ? 4 : 0) + (isCut ? 8 : 0);
}
