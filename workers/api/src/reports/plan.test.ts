import { reportQuery } from "@cleverdrip/contract";
import { expect, test } from "vitest";
import { planReport } from "./plan.ts";

const plan = (query: object, zone = "Europe/Berlin") =>
  planReport(reportQuery.parse({ from: "2026-05-01", to: "2026-05-08", ...query }), zone);

const utc = (fromDay: string, toDay: string) => ({
  fromMs: Date.parse(fromDay),
  toMs: Date.parse(toDay),
});

test.each(["total", "day", "month", "campaign", "publisher", "link"])(
  "days of the workspace's own zone by %s come from the daily rollup",
  (groupBy) => {
    const range = { fromDay: "2026-05-01", toDay: "2026-05-08" };
    expect(plan({ groupBy })).toEqual({ family: "daily", range, group: groupBy });
    expect(plan({ groupBy, timezone: "Europe/Berlin" }).family).toBe("daily");
  },
);

test("two names of one zone are one zone", () => {
  expect(plan({ timezone: "Etc/UTC" }, "UTC").family).toBe("daily");
});

test("instants at the edges of days are as good as dates", () => {
  const instants = { from: "2026-04-30T22:00:00Z", to: "2026-05-07T22:00:00Z" };
  expect(plan(instants)).toEqual(plan({}));
});

test("hours come from the hourly rollup", () => {
  expect(plan({ groupBy: "hour" })).toEqual({
    family: "hourly",
    range: utc("2026-04-30T22:00:00Z", "2026-05-07T22:00:00Z"),
    group: "hour",
  });
});

test("another zone that is whole hours off comes from the hourly rollup", () => {
  expect(plan({ timezone: "America/New_York", groupBy: "day" })).toEqual({
    family: "hourly",
    range: utc("2026-05-01T04:00:00Z", "2026-05-08T04:00:00Z"),
    group: "day",
  });
});

test.each(["total", "day", "month", "campaign"])(
  "days of another zone half an hour off cannot be had by %s, and the refusal says what can",
  (groupBy) => {
    const refused = () => plan({ timezone: "Asia/Kolkata", groupBy });
    expect(refused).toThrow(/^timezone: days of Asia\/Kolkata .* workspace's own zone/);
  },
);

test("a zone of half hours has its own days nevertheless", () => {
  expect(plan({ groupBy: "day" }, "Asia/Kolkata").family).toBe("daily");
});

test("a zone whose clocks move by half an hour is whole hours off for half of the year", () => {
  const day = (from: string, to: string) =>
    plan({ from, to, timezone: "Australia/Lord_Howe", groupBy: "day" });
  expect(day("2026-01-01", "2026-02-01").family).toBe("hourly");
  expect(() => day("2026-06-01", "2026-07-01")).toThrow(/^timezone/);
  expect(() => day("2026-01-01", "2027-01-01")).toThrow(/^timezone/);
});

test("an instant within an hour takes the whole hour in, also by the hour of a zone half an hour off", () => {
  const period = { from: "2026-05-01T10:30:00Z", to: "2026-05-01T12:00:01Z" };
  expect(plan({ ...period, groupBy: "campaign" })).toMatchObject({
    family: "hourly",
    range: utc("2026-05-01T10:00:00Z", "2026-05-01T13:00:00Z"),
  });
  const kolkata = { from: "2026-05-01", to: "2026-05-02", groupBy: "hour" };
  expect(plan(kolkata, "Asia/Kolkata")).toMatchObject({
    family: "hourly",
    range: utc("2026-04-30T18:00:00Z", "2026-05-01T19:00:00Z"),
  });
});

test("milliseconds since 1970 are instants", () => {
  const from = String(Date.parse("2026-05-01T10:00:00Z"));
  const to = String(Date.parse("2026-05-01T12:00:00Z"));
  expect(plan({ from, to })).toMatchObject({
    range: utc("2026-05-01T10:00:00Z", "2026-05-01T12:00:00Z"),
  });
});

test.each(["country", "device", "os", "browser", "referrer", "sub1"])(
  "facets by %s are of the workspace's days and of campaigns only",
  (groupBy) => {
    const range = { fromDay: "2026-05-01", toDay: "2026-05-08" };
    expect(plan({ groupBy, campaignId: "cmp_1" })).toEqual({
      family: "facet",
      range,
      group: groupBy,
    });
    expect(() => plan({ groupBy, timezone: "UTC" })).toThrow(/^timezone/);
    expect(() => plan({ groupBy, publisherId: "pub_1" })).toThrow(/^publisherId/);
    expect(() => plan({ groupBy, linkId: "lnk_1" })).toThrow(/^linkId/);
    const within = { from: "2026-05-01T10:00:00Z", to: "2026-05-07T10:00:00Z" };
    expect(plan({ groupBy, ...within })).toMatchObject({ range });
  },
);

test.each([
  [{ to: "2026-05-01" }, "to"],
  [{ to: "2026-04-01" }, "to"],
  [{ from: "soon" }, "from"],
  [{ timezone: "Mars/Olympus" }, "timezone"],
  [{ timezone: "" }, "timezone"],
  [{ from: "1970-01-02", groupBy: "day" }, "from"],
  [{ from: "2025-01-01", groupBy: "hour" }, "from"],
  [{ from: "2025-01-01", timezone: "UTC" }, "from"],
])("a report of %j is refused by the field's name", (query, path) => {
  expect(() => plan(query)).toThrow(new RegExp(`^${path}: `));
});
