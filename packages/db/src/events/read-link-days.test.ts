import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { storeDay } from "../../test-support/rows.ts";
import { readLinkDays } from "./read-link-days.ts";

test("days of a campaign are read link by link from a day on", async () => {
  const workspaceId = crypto.randomUUID();
  await storeDay(env.EVENTS, workspaceId, "2026-05-01", { clicks: 1 });
  await storeDay(env.EVENTS, workspaceId, "2026-05-02", { clicks: 2 });
  await storeDay(env.EVENTS, workspaceId, "2026-05-02", { clicks: 3, linkId: "lnk_2" });
  await storeDay(env.EVENTS, workspaceId, "2026-05-02", { clicks: 9, campaignId: "cmp_other" });
  const link = { publisherId: "pub_1", day: "2026-05-02" };
  expect(await readLinkDays(env.EVENTS, workspaceId, "cmp_1", "2026-05-02")).toEqual([
    { ...link, linkId: "lnk_1", clicks: 2 },
    { ...link, linkId: "lnk_2", clicks: 3 },
  ]);
  expect(await readLinkDays(env.EVENTS, workspaceId, "cmp_1", "")).toHaveLength(3);
});

test("another workspace sees nothing", async () => {
  await storeDay(env.EVENTS, crypto.randomUUID(), "2026-05-01", { clicks: 1 });
  expect(await readLinkDays(env.EVENTS, crypto.randomUUID(), "cmp_1", "")).toEqual([]);
});
