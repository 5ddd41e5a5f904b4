import type { BatchOrigin, ClickBatch, ClickEvent, ClickKind } from "./click-event.ts";
import type { PackedLink } from "./pack-clicks.ts";
import { flagFields, linkFields, textReader } from "./unpack-clicks.ts";

// What the tracker sent before it passed on what browsers say by themselves. Messages wait in queues and are kept as
// letters, so they stay readable.

type Signals = Pick<ClickEvent, "signals" | "timezone" | "tls" | "rttMs">;

export type ClickEventV2 = Omit<ClickEvent, keyof Signals>;

export type ClickBatchV2 = Omit<ClickBatch, "v" | "clicks"> & {
  readonly v: 2;
  readonly clicks: readonly ClickEventV2[];
};

/** Where a click came from and with what, as versions 1 and 2 pack it. */
export type PackedSource = readonly [
  ip: string,
  countryText: number,
  regionText: number,
  cityText: number,
  asn: number | null,
  asOrganizationText: number,
  userAgentText: number,
  languageText: number,
  referrerText: number,
];

export type PackedClickV2 = readonly [
  link: number,
  /** As in PackedClick, and 16 impression · 32 click-through. */
  flags: number,
  id: string,
  atMs: number,
  visitorId: string,
  reasonText: number,
  routeText: number,
  variantText: number,
  landingText: number,
  ...source: PackedSource,
  query: string,
];

export type PackedClickBatchV2 = {
  readonly v: 2;
  readonly kind: "packed-clicks";
  readonly batchId: string;
  readonly origin: BatchOrigin | null;
  readonly links: readonly PackedLink[];
  readonly texts: readonly string[];
  readonly clicks: readonly PackedClickV2[];
};

/** What nobody passed on. */
export const NO_SIGNALS: Signals = { signals: [], timezone: "", tls: "", rttMs: null };

/** The batch as version 3 says it. */
export function upgradeClicksV2({ batchId, origin, clicks }: ClickBatchV2): ClickBatch {
  const upgraded = clicks.map((click) => ({ ...click, ...NO_SIGNALS }));
  return { v: 3, kind: "clicks", batchId, origin, clicks: upgraded };
}

/** A click that names a link or text its message does not have throws RangeError. */
export function unpackClicksV2(message: PackedClickBatchV2): ClickBatch {
  const { batchId, origin, links, texts } = message;
  const clicks = message.clicks.map((click) => unpackClick(click, links[click[0]], texts));
  return upgradeClicksV2({ v: 2, kind: "clicks", batchId, origin, clicks });
}

function unpackClick(
  click: PackedClickV2,
  link: PackedLink | undefined,
  texts: readonly string[],
): ClickEventV2 {
  const [place, flags, id, atMs, visitorId, reason, route, variant, landing, ...source] = click;
  const text = textReader(id, texts);
  return {
    ...flagFields(flags),
    kind: kindOf(flags),
    ...linkFields(id, place, link),
    id,
    atMs,
    visitorId,
    reason: text(reason),
    routeId: text(route),
    variantId: text(variant),
    landingId: text(landing),
    ...sourceFields(source, text),
    query: source[9],
  };
}

export function sourceFields(
  packed: readonly [...PackedSource, ...unknown[]],
  text: (place: number) => string,
) {
  const [ip, country, region, city, asn, organization, agent, language, referrer] = packed;
  return {
    ip,
    country: text(country),
    region: text(region),
    city: text(city),
    asn,
    asOrganization: text(organization),
    userAgent: text(agent),
    language: text(language),
    referrer: text(referrer),
  };
}

function kindOf(flags: number): ClickKind {
  if ((flags & 16) !== 0) return "impression";
  return (flags & 32) === 0 ? "click" : "click-through";
}
