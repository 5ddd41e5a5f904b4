import { DEFAULT_DELIVERY } from "@cleverdrip/core";
import { createTestWorkspace } from "@cleverdrip/testing";
import { expect, test } from "vitest";
import { createControl } from "../test-support/control.ts";
import { addSmartLink } from "../test-support/smart-link.ts";
import { parseSnapshot, READ_CONTROL } from "./index.ts";

test("a link is published with what stops it: its own status and its publisher's", async () => {
  const { control, change } = createControl();
  const workspace = await createTestWorkspace(control);
  const read = () => READ_CONTROL.link(control, workspace.slug);
  expect(await read()).toEqual({
    version: 1,
    id: workspace.linkId,
    number: workspace.linkNumber,
    workspaceId: workspace.workspaceId,
    campaignId: workspace.campaignId,
    publisherId: workspace.publisherId,
    slug: workspace.slug,
    isPaused: false,
    isPublisherPaused: false,
  });
  change(`UPDATE publishers SET status = 'paused' WHERE id = ?`, workspace.publisherId);
  expect(await read()).toMatchObject({ isPaused: false, isPublisherPaused: true });
  change(`UPDATE links SET status = 'paused' WHERE id = ?`, workspace.linkId);
  expect(await read()).toMatchObject({ isPaused: true, isPublisherPaused: true });
});

test("a smart link is published with its members' slugs and weights in their order", async () => {
  const { control, change } = createControl();
  const workspace = await createTestWorkspace(control);
  const [second, third] = [await createTestWorkspace(control), await createTestWorkspace(control)];
  for (const { linkId } of [second, third])
    change(`UPDATE links SET workspace_id = ? WHERE id = ?`, workspace.workspaceId, linkId);
  const smart = addSmartLink(change, workspace, [
    { linkId: third.linkId, position: 2, weight: 10 },
    { linkId: workspace.linkId, position: 1, weight: 70 },
    { linkId: second.linkId, position: 3, weight: 20 },
  ]);
  expect(await READ_CONTROL.link(control, smart.slug)).toEqual({
    version: 1,
    id: smart.id,
    workspaceId: workspace.workspaceId,
    slug: smart.slug,
    isPaused: false,
    members: [
      { slug: workspace.slug, weight: 70 },
      { slug: third.slug, weight: 10 },
      { slug: second.slug, weight: 20 },
    ],
  });
});

test("a smart link is paused with its publisher, may be empty, and never leads into another workspace", async () => {
  const { control, change } = createControl();
  const [workspace, other] = [
    await createTestWorkspace(control),
    await createTestWorkspace(control),
  ];
  const members = [{ linkId: other.linkId, position: 1, weight: 1 }];
  const smart = addSmartLink(change, workspace, members);
  expect(await READ_CONTROL.link(control, smart.slug)).toMatchObject({
    isPaused: false,
    members: [],
  });
  change(`UPDATE publishers SET status = 'paused' WHERE id = ?`, workspace.publisherId);
  expect(await READ_CONTROL.link(control, smart.slug)).toMatchObject({ isPaused: true });
});

test("a campaign has the delivery that was set, defaults for the rest, and its workspace's zone", async () => {
  const { control, change } = createControl();
  const workspace = await createTestWorkspace(control, { timezone: "Asia/Tokyo" });
  const read = () => READ_CONTROL.campaign(control, workspace.campaignId);
  expect(await read()).toMatchObject({ ...DEFAULT_DELIVERY, timezone: "Asia/Tokyo" });
  const delivery = { redirectMode: "307", caps: [{ scope: "link", limit: 5 }] };
  change(
    `UPDATE campaigns SET delivery = ?, version = 2 WHERE id = ?`,
    JSON.stringify(delivery),
    workspace.campaignId,
  );
  expect(await read()).toEqual({
    ...DEFAULT_DELIVERY,
    ...delivery,
    version: 2,
    id: workspace.campaignId,
    workspaceId: workspace.workspaceId,
    name: "Shoes",
    currency: "USD",
    timezone: "Asia/Tokyo",
    isPaused: false,
    destinationUrl: "https://shop.example/?cid={clickid}&s={sub1}",
    fallbackUrl: null,
    needsMemory: false,
  });
});

test("a workspace is published with its dialects, a host with its workspace", async () => {
  const { control, change } = createControl();
  const { workspaceId } = await createTestWorkspace(control);
  change(`UPDATE workspaces SET dialects = '["tune","binom"]' WHERE id = ?`, workspaceId);
  change(
    `INSERT INTO domains VALUES ('dom_1', ?, 'go.brand.example', 0, NULL, NULL, 0)`,
    workspaceId,
  );
  expect(await READ_CONTROL.workspace(control, workspaceId)).toEqual({
    version: 1,
    id: workspaceId,
    name: "Test",
    fallbackUrl: null,
    dialects: ["tune", "binom"],
  });
  expect(await READ_CONTROL.host(control, "go.brand.example")).toEqual({
    version: 0,
    workspaceId,
    scriptPath: null,
    eventPath: null,
  });
});

test("an alias leads to its link's slug, and another workspace sees nothing of it", async () => {
  const { control, change } = createControl();
  const [workspace, other] = [
    await createTestWorkspace(control),
    await createTestWorkspace(control),
  ];
  const { workspaceId, linkId, slug } = workspace;
  change(`INSERT INTO link_aliases VALUES (?, 'a:12/34', ?)`, workspaceId, linkId);
  change(`INSERT INTO link_aliases VALUES (?, 'foreign', ?)`, other.workspaceId, linkId);
  expect(await READ_CONTROL.alias(control, `${workspaceId}:a:12/34`)).toEqual({ slug });
  expect(await READ_CONTROL.alias(control, `${other.workspaceId}:a:12/34`)).toBeNull();
  expect(await READ_CONTROL.alias(control, `${other.workspaceId}:foreign`)).toBeNull();
});

test.each(["link", "campaign", "workspace", "host", "alias", "caps"] as const)(
  "a %s that CONTROL does not have is null",
  async (kind) => {
    expect(await READ_CONTROL[kind](createControl().control, "unknown:x")).toBeNull();
  },
);

test("copies from before a field existed are read with its default", () => {
  const campaign = parseSnapshot("campaign", '{"version":1,"destinationUrl":"https://a.example/"}');
  expect(campaign).toMatchObject({ ...DEFAULT_DELIVERY, timezone: "UTC", version: 1 });
  expect(parseSnapshot("workspace", '{"name":"A"}')).toEqual({ name: "A", dialects: [] });
  expect(parseSnapshot("host", '{"workspaceId":"wsp_1"}')).toEqual({ workspaceId: "wsp_1" });
});
