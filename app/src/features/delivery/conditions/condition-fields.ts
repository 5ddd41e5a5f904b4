import type { ConditionField } from "@cleverdrip/contract";
import { DEVICES } from "../../../format/device.ts";

type Choice = { readonly value: string; readonly label: string };

/** How a field's values are given. */
type ConditionInput =
  | { readonly kind: "country" }
  | { readonly kind: "choices"; readonly choices: readonly Choice[] }
  | {
      readonly kind: "texts";
      readonly hint: string;
      readonly placeholder: string;
      /** Values have neither blanks nor commas in them: several can be pasted at once. */
      readonly isList: boolean;
    }
  | { readonly kind: "referrer" }
  | { readonly kind: "parameter" }
  | { readonly kind: "schedule" }
  | { readonly kind: "none" };

type FieldInfo = { readonly label: string; readonly input: ConditionInput };

const choices = (...labels: readonly string[]): ConditionInput => ({
  kind: "choices",
  choices: labels.map((label) => ({ value: label, label })),
});

const texts = (placeholder: string, hint: string, isList = false): ConditionInput => ({
  kind: "texts",
  placeholder,
  hint,
  isList,
});

const VERSIONS = "A version or a range: 15, 15.2, 15-17, 15+ or -12.";

/** Names of systems and browsers are those that clicks are stored and reported with. */
export const CONDITION_FIELDS: Readonly<Record<ConditionField, FieldInfo>> = {
  country: { label: "Country", input: { kind: "country" } },
  region: {
    label: "Region",
    input: texts("Bavaria", "As clicks show it, whatever its capitals."),
  },
  city: { label: "City", input: texts("Munich", "As clicks show it, whatever its capitals.") },
  device: {
    label: "Device",
    input: {
      kind: "choices",
      choices: DEVICES,
    },
  },
  os: {
    label: "System",
    input: choices("Windows", "macOS", "iOS", "Android", "Linux", "Chrome OS"),
  },
  osVersion: { label: "System version", input: texts("15+", VERSIONS, true) },
  browser: {
    label: "Browser",
    input: choices(
      "Chrome",
      "Safari",
      "Firefox",
      "Microsoft Edge",
      "Opera",
      "Samsung Internet for Android",
    ),
  },
  browserVersion: { label: "Browser version", input: texts("120+", VERSIONS, true) },
  language: {
    label: "Language",
    input: texts("de", "A language such as de, which is de-AT too, or one with its country.", true),
  },
  isp: {
    label: "ISP",
    input: texts("Deutsche Telekom", "A part of the network's name; * stands for anything."),
  },
  asn: { label: "Network number", input: texts("3320", "The AS number, without AS.", true) },
  connection: {
    label: "Connection",
    input: {
      kind: "choices",
      choices: [
        { value: "cellular", label: "Cellular" },
        { value: "fixed", label: "Fixed line" },
        { value: "hosting", label: "Data centre" },
      ],
    },
  },
  referrer: { label: "Referrer", input: { kind: "referrer" } },
  param: { label: "Parameter", input: { kind: "parameter" } },
  ip: {
    label: "IP address",
    input: texts("192.0.2.0/24", "Addresses and ranges, IPv4 and IPv6.", true),
  },
  schedule: { label: "Time", input: { kind: "schedule" } },
  bot: { label: "Bot", input: { kind: "none" } },
  unique: { label: "New visitor", input: { kind: "none" } },
};

// The record is complete by its type, and Object.keys cannot say so.
export const FIELD_NAMES = Object.keys(CONDITION_FIELDS) as readonly ConditionField[];

export const CONDITION_CHOICES = FIELD_NAMES.map((value) => ({
  value,
  label: CONDITION_FIELDS[value].label,
}));
