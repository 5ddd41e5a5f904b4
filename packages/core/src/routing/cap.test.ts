import { expect, test } from "vitest";
import { capUses, fullCapKeys, NO_FULL_CAPS } from "./cap.ts";
import type { ClickCap } from "./delivery.ts";

const LINK = { id: "lnk_1", publisherId: "pub_1" };

function cap(scope: ClickCap["scope"], change: Partial<ClickCap> = {}): ClickCap {
  return { scope, subjectId: null, period: "day", limit: 100, isHard: false, ...change };
}

function used(caps: readonly ClickCap[]): readonly (readonly [string, number])[] {
  return capUses(caps, LINK).map(({ key, cap: { limit } }) => [key, limit]);
}

test("a click counts for its campaign, its publisher and its link", () => {
  expect(
    capUses([cap("campaign"), cap("publisher"), cap("link", { period: "total" })], LINK),
  ).toMatchObject([
    { key: "campaign::day", reason: "C_CAMPAIGN" },
    { key: "publisher:pub_1:day", reason: "C_PUBLISHER" },
    { key: "link:lnk_1:total", reason: "C_LINK" },
  ]);
});

test("a cap of another publisher or link does not concern it", () => {
  const caps = [cap("publisher", { subjectId: "pub_2" }), cap("link", { subjectId: "lnk_2" })];
  expect(used(caps)).toEqual([]);
});

test("a cap that names its subject stands in for the one of everybody, in either order", () => {
  const everybody = cap("publisher", { limit: 100 });
  const own = cap("publisher", { subjectId: "pub_1", limit: 5_000 });
  expect(used([everybody, own])).toEqual([["publisher:pub_1:day", 5_000]]);
  expect(used([own, everybody])).toEqual([["publisher:pub_1:day", 5_000]]);
  expect(used([{ ...own, period: "week" }, everybody])).toEqual([
    ["publisher:pub_1:week", 5_000],
    ["publisher:pub_1:day", 100],
  ]);
});

test("a cap is full until its period ends, one for all time for ever", () => {
  const full = [
    { key: "campaign::day", endsAtMs: 1_000 },
    { key: "campaign::total", endsAtMs: null },
  ];
  expect([...fullCapKeys({ version: 1, full }, 999)]).toEqual(["campaign::day", "campaign::total"]);
  expect([...fullCapKeys({ version: 1, full }, 1_000)]).toEqual(["campaign::total"]);
});

test("without full caps nothing is looked up", () => {
  const over = [{ key: "campaign::day", endsAtMs: 1_000 }];
  expect(fullCapKeys(null, 0)).toEqual(NO_FULL_CAPS);
  expect(fullCapKeys({ version: 1, full: [] }, 0)).toEqual(NO_FULL_CAPS);
  expect(fullCapKeys({ version: 1, full: over }, 1_000)).toEqual(NO_FULL_CAPS);
});
