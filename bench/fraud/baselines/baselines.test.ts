import { expect, test } from "vitest";
import { click, conversion, setup } from "../test-file.ts";
import type { FraudJudge } from "../verdict.ts";
import { clickPerIpHour } from "./click-per-ip-hour.ts";
import { rulePack } from "./rule-pack.ts";

const minuteMs = 60_000;
const invalid = (judge: FraudJudge, lines: Parameters<FraudJudge>[0]) =>
  judge(lines).flatMap(({ ref, verdict }) => (verdict === "invalid" ? [ref] : []));

test("one click an address, campaign and hour counts, and so does what comes of it", () => {
  const lines = [
    setup,
    click("c1"),
    click("c2", { atMs: 59 * minuteMs }),
    click("c3", { atMs: 59 * minuteMs, campaign: "k2" }),
    click("c4", { atMs: 60 * minuteMs }),
    conversion("v1", { click: "c2", atMs: 61 * minuteMs }),
    conversion("v2", { click: "c4", atMs: 61 * minuteMs }),
  ];
  expect(invalid(clickPerIpHour, lines)).toEqual(["c2", "v1"]);
});

test.each([
  ["a bot by its name", { headers: { "user-agent": "curl/8.5.0" } }],
  ["a prefetch", { headers: { "user-agent": "Mozilla/5.0", "sec-purpose": "prefetch" } }],
  ["a data centre", { cf: { ...click("x").cf, asOrganization: "Amazon.com, Inc." } }],
  ["no language", { headers: { "user-agent": "Mozilla/5.0" } }],
])("the rule pack throws out %s", (_, over) => {
  expect(invalid(rulePack, [setup, click("c1"), click("c2", over)])).toEqual(["c2"]);
});

test("the rule pack throws out the fourth click of an address in an hour", () => {
  const clicks = [0, 1, 2, 3].map((i) => click(`c${i}`, { atMs: i * minuteMs }));
  expect(invalid(rulePack, [setup, ...clicks])).toEqual(["c3"]);
});

test("the rule pack throws out results too soon, of an address again, and of clicks nobody knows", () => {
  const lines = [
    setup,
    click("c1"),
    click("c2", { ip: "240.0.0.2" }),
    conversion("v1", { click: "c1", atMs: 5_000 }),
    conversion("v2", { click: "c2", atMs: 50_000 }),
    conversion("v3", { click: "c2", atMs: 90_000 }),
    conversion("v4", { rawClickId: "made-up" }),
  ];
  expect(invalid(rulePack, lines)).toEqual(["v1", "v3", "v4"]);
});
