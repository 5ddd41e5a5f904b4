import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { anyAudit, furnishWorkspace } from "../../test-support/furnish.ts";
import { findCampaignVersion } from "./campaign-versions.ts";
import { updateCampaign, type CampaignChange } from "./campaigns.ts";

test("parts of the delivery are replaced one by one, also by changes at once", async () => {
  const { workspaceId, campaignId } = await furnishWorkspace(env.CONTROL);
  const change = (delivery: CampaignChange["delivery"] & object) =>
    updateCampaign(env.CONTROL, workspaceId, campaignId, { delivery }, [], anyAudit());
  const duplicates = { by: "address", windowSeconds: 5 } as const;
  await Promise.all([
    change({ duplicates, endsAtMs: null }),
    change({ appSchemes: ["shop"], deepLinkHosts: [] }),
  ]);
  expect(await findCampaignVersion(env.CONTROL, workspaceId, campaignId, 3)).toMatchObject({
    delivery: {
      uniqueWindowDays: 7,
      duplicates,
      endsAtMs: null,
      appSchemes: ["shop"],
      deepLinkHosts: [],
    },
  });
});

test("every version of a campaign stays as it was", async () => {
  const { workspaceId, campaignId } = await furnishWorkspace(env.CONTROL);
  const change = (fields: CampaignChange, atMs: number) =>
    updateCampaign(env.CONTROL, workspaceId, campaignId, fields, [], anyAudit({ atMs }));
  await change({ delivery: { uniqueWindowDays: 9 }, fallbackUrl: "https://full.example" }, 20);
  await change({ status: "paused" }, 30);
  const version = (number: number) =>
    findCampaignVersion(env.CONTROL, workspaceId, campaignId, number);
  expect(await version(1)).toMatchObject({
    atMs: 1,
    status: "active",
    fallbackUrl: null,
    delivery: { uniqueWindowDays: 7 },
  });
  const second = {
    atMs: 20,
    fallbackUrl: "https://full.example",
    delivery: { uniqueWindowDays: 9 },
  };
  expect(await version(2)).toMatchObject({ ...second, status: "active" });
  expect(await version(3)).toMatchObject({ ...second, atMs: 30, status: "paused" });
  expect(await version(4)).toBeNull();
});
