import { readAgent } from "../agent/read-agent.ts";
import { readQueryParameter } from "../query-parameters.ts";
import type { ClickReason } from "../reason.ts";
import { addressBits } from "./address-bits.ts";
import type { ClickFacts } from "./click-facts.ts";
import { connectionOf } from "./connection.ts";
import type { Condition, ConditionField } from "./delivery.ts";
import { localTime } from "../zone.ts";
import { isWithinSchedule } from "./schedule.ts";
import { knownVersion, versionRange } from "./version-range.ts";

/** null = what it asks for is not known of this visitor. */
export type Ask = (facts: ClickFacts) => boolean | null;

type Compile = (condition: Condition, timezone: string) => Ask;

/** A condition prepared once, so that a click only compares. `reason` is for those it keeps off a campaign. */
export type PlannedCondition = {
  readonly condition: Condition;
  readonly reason: ClickReason;
  readonly ask: Ask;
};

export function planCondition(condition: Condition, timezone: string): PlannedCondition {
  // A newer api may know fields and zones that this runtime does not: then they are unknown of everybody.
  const known: (typeof FIELDS)[ConditionField] | undefined = FIELDS[condition.field];
  const [reason, compile] = known ?? FIELDS.schedule;
  const isSo = compile(condition, timezone);
  const ask: Ask = (facts) => {
    const answer = isSo(facts);
    return answer === null ? null : answer !== condition.isNot;
  };
  return { condition, reason, ask };
}

type Read = (facts: ClickFacts, condition: Condition) => string;
type Text = "region" | "city" | "language" | "asOrganization" | "referrer";

/** A text beside patterns of the values. Without `isKnown` nothing is known of an empty one. */
function text(
  from: Read | Text,
  pattern: (value: string) => string = whole,
  isKnown = false,
): Compile {
  const read: Read = typeof from === "string" ? (facts) => facts[from] : from;
  return (condition) => {
    const wanted = new RegExp(condition.values.map(pattern).join("|") || GIVEN, "i");
    return (facts) => {
      const fact = read(facts, condition);
      return fact === "" && !isKnown ? null : wanted.test(fact);
    };
  };
}

/** Stands before a parameter's value, so that an empty one is not the same as none. */
const GIVEN = "^=";

function version(key: "osVersion" | "browserVersion"): Compile {
  return ({ values }) => {
    const ranges = values.map(versionRange);
    return ({ userAgent }) => {
      const fact = knownVersion(readAgent(userAgent)[key]);
      return fact ? ranges.some(([from, end]) => from <= fact && fact < end) : null;
    };
  };
}

function agent(key: "device" | "os" | "browser"): Compile {
  return text(({ userAgent }) => readAgent(userAgent)[key]);
}

/** `*` stands for anything, everything else for itself. */
function glob(value: string): string {
  return value.replaceAll(/[^\w\s*]/g, "\\$&").replaceAll("*", ".*");
}

function whole(value: string): string {
  return `^${glob(value)}$`;
}

/** A value with `*` describes all of a text, one without it a part of it. */
function part(value: string): string {
  return value.includes("*") ? whole(value) : glob(value);
}

/** A domain is its subdomains too; what has `/` or `*` is looked for in all of the address. "" = there was none. */
function page(value: string): string {
  if (/[/*]/.test(value)) return part(value);
  return value === "" ? "^$" : `^https?://([^/]*\\.)?${glob(value)}([:/?#]|$)`;
}

const FIELDS: Readonly<Record<ConditionField, readonly [reason: ClickReason, compile: Compile]>> = {
  // XX is Cloudflare's word for an address it cannot place.
  country: ["T_COUNTRY", text(({ country }) => (country === "XX" ? "" : country))],
  region: ["T_REGION", text("region")],
  city: ["T_CITY", text("city")],
  device: ["T_DEVICE", agent("device")],
  os: ["T_OS", agent("os")],
  osVersion: ["T_OS", version("osVersion")],
  browser: ["T_BROWSER", agent("browser")],
  browserVersion: ["T_BROWSER", version("browserVersion")],
  language: ["T_LANGUAGE", text("language", (value) => `^${glob(value)}(-|$)`)],
  isp: ["T_ISP", text("asOrganization", part)],
  asn: [
    "T_ISP",
    text(
      ({ asn }) => `${asn ?? ""}`,
      (value) => whole(value.replace(/^as/i, "")),
    ),
  ],
  connection: ["T_ISP", text(({ asOrganization }) => connectionOf(asOrganization))],
  ip: [
    "T_ISP",
    text(
      ({ ip }) => ip && addressBits(ip),
      (value) => `^${addressBits(value)}`,
    ),
  ],
  referrer: ["T_REFERRER", text("referrer", page, true)],
  param: ["T_PARAM", text(readParameter, (value) => GIVEN + whole(value).slice(1), true)],
  schedule: [
    "T_SCHEDULE",
    ({ schedule }, timezone) =>
      schedule !== undefined && isZone(schedule.timezone ?? timezone)
        ? ({ atMs }) => isWithinSchedule(schedule, timezone, atMs)
        : () => null,
  ],
  bot: [
    "Q_BOT",
    () =>
      ({ userAgent }) =>
        readAgent(userAgent).isBot,
  ],
  unique: [
    "D_CLICK",
    () =>
      ({ remembered }) =>
        remembered === null,
  ],
};

function isZone(timezone: string): boolean {
  try {
    return localTime(timezone, 0) !== null;
  } catch {
    return false;
  }
}

function readParameter({ query }: ClickFacts, { name = "" }: Condition): string {
  const value = readQueryParameter(query, name);
  return value === null ? "" : `=${value}`;
}
