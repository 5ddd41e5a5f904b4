import { readAgent } from "../agent/read-agent.ts";
import { readQueryParameter } from "../query-parameters.ts";
import { localTime, weekdayOf } from "../zone.ts";
import type { ClickFacts } from "./click-facts.ts";
import { connectionOf } from "./connection.ts";
import type { Condition, ConditionField, Schedule } from "./delivery.ts";

export const LABELS = {
  country: "country",
  region: "region",
  city: "city",
  device: "device",
  os: "operating system",
  osVersion: "version of the operating system",
  browser: "browser",
  browserVersion: "version of the browser",
  language: "language",
  isp: "internet provider",
  asn: "network number",
  connection: "kind of connection",
  referrer: "referrer",
  param: "parameter",
  ip: "address",
  schedule: "time",
  bot: "bot",
  unique: "first visit",
} as const satisfies Record<ConditionField, string>;

const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** What the condition asks for beside what is known of the visitor, as one sentence. */
export function conditionWords(
  condition: Condition,
  facts: ClickFacts,
  timezone: string,
  isUnknownFine: boolean,
): string {
  const { field, isNot } = condition;
  if (field === "bot")
    return agreement("The visitor", readAgent(facts.userAgent).isBot, "a bot", isNot);
  if (field === "unique") {
    return agreement("This", facts.remembered === null, "the visitor's first visit", isNot);
  }
  const fact = factOf(condition, facts, timezone);
  if (fact === "") {
    const outcome = isUnknownFine ? "that refuses nobody" : "so this does not fit";
    return `The ${labelOf(condition)} is not known, ${outcome}.`;
  }
  return `The ${labelOf(condition)} is ${fact}; it ${isNot ? "must not" : "must"} be ${wanted(condition)}.`;
}

function agreement(subject: string, isSo: boolean, what: string, isNot: boolean): string {
  return `${subject} is ${isSo ? "" : "not "}${what}; it ${isNot ? "must not" : "must"} be.`;
}

function labelOf({ field, name = "" }: Condition): string {
  return field === "param" ? `parameter ${name}` : LABELS[field];
}

function wanted({ field, values, schedule }: Condition): string {
  if (field === "schedule" && schedule !== undefined) return scheduleWords(schedule);
  if (field === "param" && values.length === 0) return "given";
  const shown = values.slice(0, 10).map((value) => (value === "" ? "none" : value));
  if (values.length > shown.length) shown.push(`${values.length - shown.length} others`);
  return shown.join(" or ");
}

/** "" = unknown. */
function factOf(
  { field, name = "", schedule }: Condition,
  facts: ClickFacts,
  timezone: string,
): string {
  switch (field) {
    case "device":
    case "os":
    case "osVersion":
    case "browser":
    case "browserVersion":
      return readAgent(facts.userAgent)[field];
    case "isp":
      return facts.asOrganization;
    case "asn":
      return facts.asn === null ? "" : `AS${facts.asn}`;
    case "connection":
      return connectionOf(facts.asOrganization);
    case "referrer":
      return facts.referrer === "" ? "none" : facts.referrer;
    case "param": {
      const value = readQueryParameter(facts.query, name);
      return value === null ? "missing" : value === "" ? "empty" : value;
    }
    case "schedule":
      return schedule === undefined ? "" : timeWords(schedule.timezone ?? timezone, facts.atMs);
    case "bot":
    case "unique":
      return "";
    default:
      return facts[field];
  }
}

function timeWords(timezone: string, atMs: number): string {
  try {
    const { day, minute } = localTime(timezone, atMs);
    return `${WEEKDAYS[weekdayOf(day) - 1]} ${day} ${clock(minute)} (${timezone})`;
  } catch {
    return "";
  }
}

function scheduleWords({ weekdays, fromMinute, toMinute, fromDate, toDate }: Schedule): string {
  const parts = [
    weekdays.length === 0 ? "any day" : weekdays.map((day) => WEEKDAYS[day - 1]).join(", "),
  ];
  if (fromMinute !== toMinute) parts.push(`from ${clock(fromMinute)} to ${clock(toMinute)}`);
  if (fromDate !== null) parts.push(`since ${fromDate}`);
  if (toDate !== null) parts.push(`until ${toDate}`);
  return parts.join(" ");
}

function clock(minute: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
