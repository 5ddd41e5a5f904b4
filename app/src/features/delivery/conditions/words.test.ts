import type { Condition, Schedule } from "@cleverdrip/contract";
import { expect, test } from "vitest";
import { conditionsWords, conditionWords } from "./condition-words.ts";
import { ALWAYS, clockOf, minuteOf, scheduleWords } from "./schedule-words.ts";
import { sharesOf, shareWords } from "../routing/share.ts";

const condition = (part: Partial<Condition>): Condition => ({
  field: "country",
  isNot: false,
  values: [],
  ...part,
});

test.each([
  [condition({ values: ["DE", "AT"] }), "Country is Germany or Austria"],
  [condition({ values: ["DE"], isNot: true }), "Country is not Germany"],
  [condition({ field: "device", values: ["tv"] }), "Device is TV"],
  [condition({ field: "asn", values: ["3320"] }), "Network number is AS3320"],
  [
    condition({ field: "referrer", values: ["", "news.example"] }),
    "Referrer is none or news.example",
  ],
  [condition({ field: "param", name: "utm_source" }), "Parameter utm_source is given"],
  [condition({ field: "param", name: "a", isNot: true }), "Parameter a is not given"],
  [condition({ field: "param", name: "a", values: ["x*"], isNot: true }), "Parameter a is not x*"],
  [condition({ field: "bot", isNot: true }), "Is not a bot"],
  [condition({ field: "unique" }), "Is new here"],
  [condition({ field: "unique", isNot: true }), "Has been here before"],
  [condition({ field: "schedule", schedule: ALWAYS }), "Time is every day"],
])("the condition %j reads %s", (given, expected) => {
  expect(conditionWords(given)).toBe(expected);
});

test("a long list of values is cut, and says how many are left", () => {
  const values = ["AT", "BE", "CH", "DE", "ES", "FR", "GB", "IT"];
  expect(conditionWords(condition({ values }))).toMatch(/ or France or 2 more$/);
});

test.each([
  ["all", ["Country is Germany", "and ISP is Telekom", "and device is Mobile"]],
  ["any", ["Country is Germany", "or ISP is Telekom", "or device is Mobile"]],
] as const)("conditions of which %s must hold are joined by their word", (match, expected) => {
  const conditions = [
    condition({ values: ["DE"] }),
    condition({ field: "isp", values: ["Telekom"] }),
    condition({ field: "device", values: ["mobile"] }),
  ];
  expect(conditionsWords(conditions, match)).toEqual(expected);
});

const schedule = (part: Partial<Schedule>): Schedule => ({ ...ALWAYS, ...part });

test.each([
  [schedule({ weekdays: [5, 1, 2, 3, 4] }), "Mon–Fri"],
  [schedule({ weekdays: [1, 2, 7] }), "Mon, Tue, Sun"],
  [schedule({ fromMinute: 1_080, toMinute: 1_440 }), "every day, 18:00–00:00"],
  [schedule({ fromMinute: 0, toMinute: 1_440 }), "every day"],
  [
    schedule({ fromDate: "2026-12-01", toDate: "2026-12-24", timezone: "Europe/Berlin" }),
    "every day, from 2026-12-01, until 2026-12-24, Europe/Berlin",
  ],
])("the schedule %j reads %s", (given, expected) => {
  expect(scheduleWords(given)).toBe(expected);
});

test.each([0, 1, 540, 1_439])("minute %s of the day survives a time input", (minute) => {
  expect(minuteOf(clockOf(minute))).toBe(minute);
});

test("shares are those of new visitors: what is paused has none, a weight of nothing none of them", () => {
  const of = (weight: number, isPaused = false) => ({ weight, isPaused });
  expect(sharesOf([of(100), of(50), of(0), of(700, true)])).toEqual([
    (100 / 150) * 100,
    (50 / 150) * 100,
    0,
    null,
  ]);
  expect(sharesOf([of(0), of(0)])).toEqual([null, null]);
  expect([100 / 3, 50, 0].map(shareWords)).toEqual(["33.3\u00a0%", "50\u00a0%", "0\u00a0%"]);
});
