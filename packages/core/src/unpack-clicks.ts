import type { ClickBatch, ClickEvent, ClickKind } from "./click-event.ts";
import type { PackedClick, PackedClickBatch, PackedLink } from "./pack-clicks.ts";

/** The batch again. A click that names a link, text or kind that is not there throws RangeError. */
export function unpackClicks(message: PackedClickBatch): ClickBatch {
  const { v, batchId, origin, links, texts, clicks } = message;
  const unpacked = clicks.map((click) => unpackClick(click, links[click[0]], texts));
  return { v, kind: "clicks", batchId, origin, clicks: unpacked };
}

/** What a text that is named by its place says. */
export function textReader(id: string, texts: readonly string[]): (place: number) => string {
  return (place) => {
    const value = texts[place];
    if (value === undefined) throw new RangeError(`click ${id} names text ${place}, it is missing`);
    return value;
  };
}

export function linkFields(
  id: string,
  place: number,
  link: PackedLink | undefined,
): Pick<
  ClickEvent,
  | "workspaceId"
  | "campaignId"
  | "publisherId"
  | "linkId"
  | "currency"
  | "snapshotVersion"
  | "linkVersion"
> {
  if (link === undefined) throw new RangeError(`click ${id} names link ${place}, it is missing`);
  const [workspaceId, campaignId, publisherId, linkId, currency, snapshotVersion, linkVersion] =
    link;
  return {
    workspaceId,
    campaignId,
    publisherId,
    linkId,
    currency,
    snapshotVersion,
    linkVersion,
  };
}

export function flagFields(
  flags: number,
): Pick<ClickEvent, "isReturning" | "isKnown" | "isRemembered" | "isCut"> {
  return {
    isReturning: (flags & 1) !== 0,
    isKnown: (flags & 2) !== 0,
    isRemembered: (flags & 4) !== 0,
    isCut: (flags & 8) !== 0,
  };
}

const KINDS: readonly ClickKind[] = ["click", "impression", "click-through"];

function unpackClick(
  click: PackedClick,
  link: PackedLink | undefined,
  texts: readonly string[],
): ClickEvent {
  const [place, flags, id] = click;
  const text = textReader(id, texts);
  const [kind = "", reason = "", routeId = "", variantId = "", landingId = ""] = text(
    click[5],
  ).split("\n");
  const [country = "", region = "", city = "", asn = "", ...others] = text(click[7]).split("\n");
  const [asOrganization = "", timezone = "", language = ""] = others;
  const known = KINDS.find((own) => own === kind);
  if (known === undefined) throw new RangeError(`click ${id} is of no kind: ${kind.slice(0, 20)}`);
  return {
    ...flagFields(flags),
    ...linkFields(id, place, link),
    kind: known,
    id,
    atMs: click[3],
    visitorId: click[4],
    reason,
    routeId,
    variantId,
    landingId,
    ip: click[6],
    country,
    region,
    city,
    asn: asn === "" ? null : Number(asn),
    asOrganization,
    timezone,
    language,
    userAgent: text(click[8]),
    signals: text(click[9]) === "" ? [] : text(click[9]).split("\n"),
    referrer: text(click[10]),
    tls: click[11],
    rttMs: click[12],
    query: click[13],
  };
}
