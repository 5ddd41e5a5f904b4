import { referrerDomain } from "../address.ts";
import { readAgent, type Agent } from "../agent/read-agent.ts";
import { PARAMETER_FIELDS, type ClickParameters } from "../click-parameters.ts";
import { textHash } from "../text-hash.ts";
import type { MacroClick, MacroValues } from "./macro-values.ts";

/** The macro's value as plain text, "" where there is none. */
export type ReadMacro = (values: MacroValues, parameters: ClickParameters) => string;

/** The macros of one kind of URL: a closed list, names in lower case. */
export type MacroTable = {
  readonly readerOf: (name: string) => ReadMacro | undefined;
  /** A word of a status map as the status it stands for; where statuses have no other words, as it is. */
  readonly statusOf: (word: string) => string;
};

/** What a click says itself, and the macros that ask for it. */
const CLICK_FIELDS = {
  id: "clickid click_id transaction_id subid tid",
  campaignId: "campaign.id campaign_id offer_id",
  publisherId: "publisher.id aff_id affiliate_id",
  linkId: "link.id",
  variantId: "variant.id",
  currency: "currency",
  country: "country geo country_code",
  region: "region",
  city: "city",
  language: "language",
  asOrganization: "isp",
  ip: "ip",
  userAgent: "useragent user_agent",
  referrer: "referrer",
  atMs: "timestamp_ms",
  reason: "reason",
} as const satisfies Partial<Record<keyof MacroClick, string>>;

const AGENT_FIELDS = {
  device: "device device_type",
  os: "os",
  osVersion: "osversion",
  browser: "browser",
  browserVersion: "browserversion",
} as const satisfies Partial<Record<keyof Agent, string>>;

const COMPUTED: Readonly<Record<string, ReadMacro>> = {
  "campaign.name": ({ campaignName }) => campaignName,
  referrerdomain: ({ click }) => referrerDomain(click.referrer),
  timestamp: ({ click }) => String(Math.floor(click.atMs / 1000)),
  // Pure code has no randomness, and a repeated postback must not differ: the click id has some.
  rand: ({ click }) => String(textHash(click.id)),
  is_bot: ({ click }) => (readAgent(click.userAgent).isBot ? "1" : "0"),
  is_unique: ({ click }) => (click.isKnown ? "0" : "1"),
};

const READERS: ReadonlyMap<string, ReadMacro> = new Map([
  ...Object.entries(COMPUTED),
  ...readers(
    CLICK_FIELDS,
    (field) =>
      ({ click }) =>
        String(click[field]),
  ),
  ...readers(
    AGENT_FIELDS,
    (field) =>
      ({ click }) =>
        readAgent(click.userAgent)[field],
  ),
  ...[...PARAMETER_FIELDS].map(([name, field]): [string, ReadMacro] => [
    name,
    (_, parameters) => readParameter(parameters, field),
  ]),
]);

/** Macros of a destination. Those of a conversion are unknown to it, and removed like every other unknown one. */
export const CLICK_MACROS: MacroTable = {
  readerOf: (name) => READERS.get(name),
  statusOf: (word) => word,
};

/** Each spelling with the reader of its field. */
function readers<F extends string>(
  names: Readonly<Record<F, string>>,
  reader: (field: F) => ReadMacro,
): [string, ReadMacro][] {
  return (Object.keys(names) as F[]).flatMap((field) =>
    names[field].split(" ").map((name): [string, ReadMacro] => [name, reader(field)]),
  );
}

function readParameter(parameters: ClickParameters, field: string): string {
  switch (field) {
    case "source":
    case "externalId":
    case "coupon":
    case "cost":
      return parameters[field];
    default:
      return parameters.subs[field] ?? parameters.adIds[field] ?? "";
  }
}
