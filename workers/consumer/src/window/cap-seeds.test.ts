import type { LinkDay } from "@cleverdrip/db";
import { expect, test } from "vitest";
import { cap } from "../../test-support/window.ts";
import { capSeeds, firstSeedDay } from "./cap-seeds.ts";

// A Wednesday.
const NOW = Date.parse("2026-07-01T10:00:00Z");

const days: readonly LinkDay[] = [
  { linkId: "lnk_1", publisherId: "pub_1", day: "2026-05-01", clicks: 1_000 },
  { linkId: "lnk_1", publisherId: "pub_1", day: "2026-06-28", clicks: 100 },
  { linkId: "lnk_1", publisherId: "pub_1", day: "2026-06-29", clicks: 10 },
  { linkId: "lnk_1", publisherId: "pub_1", day: "2026-07-01", clicks: 1 },
  { linkId: "lnk_2", publisherId: "pub_2", day: "2026-07-01", clicks: 5 },
];

test.each([
  [cap({ period: "day" }), [["campaign::day", "2026-07-01", 6]]],
  [cap({ period: "week" }), [["campaign::week", "2026-W27", 16]]],
  [cap({ period: "month" }), [["campaign::month", "2026-07", 6]]],
  [cap({ period: "total" }), [["campaign::total", "", 1_116]]],
  [
    cap({ scope: "publisher" }),
    [
      ["publisher:pub_1:day", "2026-07-01", 1],
      ["publisher:pub_2:day", "2026-07-01", 5],
    ],
  ],
  [cap({ scope: "link", subjectId: "lnk_2" }), [["link:lnk_2:day", "2026-07-01", 5]]],
] as const)("the cap %o has taken %j", (own, expected) => {
  const seeds = capSeeds({ caps: [own], timezone: "UTC" }, days, NOW);
  expect(seeds.map(({ key, periodId, counted }) => [key, periodId, counted])).toEqual(expected);
});

test("periods are those of the workspace's zone", () => {
  // In Kiritimati it is the next day already.
  const seeds = capSeeds({ caps: [cap()], timezone: "Pacific/Kiritimati" }, days, NOW);
  expect(seeds).toEqual([]);
});

test.each([
  [[], null],
  [[cap()], "2026-05-31"],
  [[cap(), cap({ period: "total" })], ""],
])("for the caps %o days from %j on matter", (caps, expected) => {
  expect(firstSeedDay(caps, "2026-07-01")).toBe(expected);
});
