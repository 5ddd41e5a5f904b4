import { referrerDomain } from "../address.ts";
import type { Agent } from "../agent/read-agent.ts";
import { PARAMETER_FIELDS } from "../click-parameters.ts";
import { COMPUTED, fieldReader, type MacroField, type ReadMacro } from "./macro-fields.ts";
import type { MacroClick } from "./macro-values.ts";

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

/** Fields of a destination's macros. Those of a conversion are unknown to it, and removed like every other unknown one. */
export const CLICK_MACRO_FIELDS: ReadonlyMap<string, MacroField> = new Map<string, MacroField>([
  ...Object.keys(COMPUTED).map((name): [string, MacroField] => [name, ["other", name]]),
  ...spellings(CLICK_FIELDS, (field) => ["click", field]),
  ...spellings(AGENT_FIELDS, (field) => ["agent", field]),
  ...[...PARAMETER_FIELDS].map(([name, field]): [string, MacroField] => [name, ["query", field]]),
]);

export const CLICK_MACROS: MacroTable = {
  readerOf: (name) => {
    if (name === "referrerdomain") return ({ click }) => referrerDomain(click.referrer);
    const field = CLICK_MACRO_FIELDS.get(name);
    return field && fieldReader(field);
  },
  statusOf: (word) => word,
};

/** Each spelling with its field. */
function spellings<F extends string>(
  names: Readonly<Record<F, string>>,
  fieldOf: (field: F) => MacroField,
): [string, MacroField][] {
  return (Object.keys(names) as F[]).flatMap((field) =>
    names[field].split(" ").map((name): [string, MacroField] => [name, fieldOf(field)]),
  );
}
