// How a campaign's clicks are delivered: what its owner sets up, as it is stored, published and decided by.

export type ConditionField =
  | "country"
  | "region"
  | "city"
  | "device"
  | "os"
  | "osVersion"
  | "browser"
  | "browserVersion"
  | "language"
  | "isp"
  | "asn"
  | "connection"
  | "referrer"
  | "param"
  | "ip"
  | "schedule"
  | "bot"
  | "unique";

/** Minutes count from local midnight; `fromMinute` above `toMinute` reaches over midnight, equal ones mean all day. */
export type Schedule = {
  /** IANA zone; null = the workspace's. */
  readonly timezone: string | null;
  /** 1 = Monday … 7 = Sunday; none = every day. */
  readonly weekdays: readonly number[];
  readonly fromMinute: number;
  readonly toMinute: number;
  /** `yyyy-mm-dd`, both inclusive; null = no bound. */
  readonly fromDate: string | null;
  readonly toDate: string | null;
};

export type Condition = {
  readonly field: ConditionField;
  readonly isNot: boolean;
  /** One of them must hold; what a value looks like depends on the field. None for schedule, bot and unique. */
  readonly values: readonly string[];
  /** The query parameter's name; only for `param`, where no values mean "is given". */
  readonly name?: string;
  /** Only for `schedule`. */
  readonly schedule?: Schedule;
};

/** Where a route leads: a destination, or a landing page. */
export type Variant = {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  /** Share among the variants beside it; 0 keeps the visitors it has and gets no new ones. */
  readonly weight: number;
  readonly isPaused: boolean;
};

export type Route = {
  readonly id: string;
  readonly name: string;
  readonly isPaused: boolean;
  /** Share among regular routes that fit the visitor; only where they are chosen by weight. */
  readonly weight: number;
  readonly match: "all" | "any";
  readonly conditions: readonly Condition[];
  /** Pages shown first; the visitor goes on from them by `/o/{slug}`. */
  readonly landings: readonly Variant[];
  readonly variants: readonly Variant[];
};

/** Tried in this order: forced, regular, default. Where none fits, the fallback. */
export type Routing = {
  readonly forced: readonly Route[];
  readonly regularBy: "position" | "weight";
  readonly regular: readonly Route[];
  /** null = the campaign's destination URL, for everybody. */
  readonly default: Route | null;
};

export type CapScope = "campaign" | "publisher" | "link";
export type CapPeriod = "day" | "week" | "month" | "total";

/** A limit on payable clicks, counted in the workspace's zone; weeks begin on Monday. */
export type ClickCap = {
  readonly scope: CapScope;
  /** A publisher's or link's id; null = each of them on its own (or the campaign). */
  readonly subjectId: string | null;
  readonly period: CapPeriod;
  readonly limit: number;
  /** Exact, at the price of asking the campaign's object on every click. */
  readonly isHard: boolean;
};

export type RedirectMode = "302" | "307" | "meta" | "script";

export type ReferrerPolicy =
  | "default"
  | "no-referrer"
  | "origin"
  | "strict-origin"
  | "same-origin"
  | "unsafe-url";

export type DuplicatePolicy = {
  /** What tells that a click comes from the same visitor; `none` = every click counts. */
  readonly by: "cookie" | "address" | "none";
  readonly windowSeconds: number;
};

export type Delivery = {
  readonly startsAtMs: number | null;
  readonly endsAtMs: number | null;
  /** All must hold, or the click goes to the fallback. What is not known of a visitor refuses nobody. */
  readonly targeting: readonly Condition[];
  readonly routing: Routing;
  readonly caps: readonly ClickCap[];
  readonly redirectMode: RedirectMode;
  readonly referrerPolicy: ReferrerPolicy;
  readonly duplicates: DuplicatePolicy;
  /** A visitor who has not been here for that long counts as new again. */
  readonly uniqueWindowDays: number;
  /** Hosts, with their subdomains, that a link's `url` parameter may lead to. */
  readonly deepLinkHosts: readonly string[];
  /** Schemes other than http(s) that destinations may use, without colon. */
  readonly appSchemes: readonly string[];
};

export const NO_ROUTING: Routing = {
  forced: [],
  regularBy: "position",
  regular: [],
  default: null,
};

export const DEFAULT_DELIVERY: Delivery = {
  startsAtMs: null,
  endsAtMs: null,
  targeting: [],
  routing: NO_ROUTING,
  caps: [],
  redirectMode: "302",
  referrerPolicy: "default",
  duplicates: { by: "cookie", windowSeconds: 10 },
  uniqueWindowDays: 30,
  deepLinkHosts: [],
  appSchemes: [],
};
