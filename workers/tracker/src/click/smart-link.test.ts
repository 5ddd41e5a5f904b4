import { snapshotKey } from "@cleverdrip/edge-config";
import { createTestWorkspace } from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { cookieSet, createIsolate } from "../../test-support/isolate.ts";
import { createSecondLink, createTestSmartLink } from "../../test-support/smart-links.ts";

const FIRST = "https://first.example/";
const SECOND = "https://second.example/";

async function smartWorkspace(fallbackUrl?: string) {
  const workspace = await createTestWorkspace(env.CONTROL, {
    destinationUrl: `${FIRST}?cid={clickid}`,
    ...(fallbackUrl === undefined ? {} : { fallbackUrl }),
  });
  const second = await createSecondLink(workspace, { destinationUrl: `${SECOND}?cid={clickid}` });
  const slug = await createTestSmartLink(workspace, [workspace.linkId, second.linkId]);
  return { workspace, second, slug };
}

function pause(campaignId: string) {
  return env.CONTROL.prepare(`UPDATE campaigns SET status = 'paused' WHERE id = ?`)
    .bind(campaignId)
    .run();
}

test("a smart link's click is that of the member it is led to, and its visitor comes back to that member", async () => {
  const { workspace, second, slug } = await smartWorkspace();
  const { open, recorded } = createIsolate();
  for (let i = 0; i < 20; i += 1) {
    const response = await open(`/c/${slug}`);
    await open(`/c/${slug}`, { headers: { cookie: `cd_v=${cookieSet(response, "cd_v")}` } });
    const [click, again] = recorded.slice(-2);
    const own = click?.linkId === workspace.linkId ? FIRST : SECOND;
    expect(response.headers.get("location")).toBe(`${own}?cid=${click?.id}`);
    expect(again).toMatchObject({ linkId: click?.linkId, visitorId: click?.visitorId });
  }
  const led = new Set(recorded.map(({ linkId }) => linkId));
  expect([...led].toSorted()).toEqual([workspace.linkId, second.linkId].toSorted());
});

test("a member that does not take a click leaves it to the next", async () => {
  const { workspace, second, slug } = await smartWorkspace("https://fallback.example/");
  await pause(workspace.campaignId);
  const { open, recorded } = createIsolate();
  for (let i = 0; i < 10; i += 1) {
    expect((await open(`/c/${slug}`)).headers.get("location")).toContain(SECOND);
  }
  expect(new Set(recorded.map(({ linkId }) => linkId))).toEqual(new Set([second.linkId]));
});

test("when no member takes it, the first one's fallback that there is does, else it is a 404", async () => {
  const [withFallback, without] = [
    await smartWorkspace("https://fallback.example/"),
    await smartWorkspace(),
  ];
  for (const { workspace, second } of [withFallback, without]) {
    await pause(workspace.campaignId);
    await pause(second.campaignId);
  }
  const { open, recorded } = createIsolate();
  const led = await open(`/c/${withFallback.slug}`);
  expect(led.headers.get("location")).toBe("https://fallback.example/");
  expect((await open(`/c/${without.slug}`)).status).toBe(404);
  expect(recorded).toMatchObject([
    { reason: "A_PAUSED", campaignId: withFallback.workspace.campaignId },
    { reason: "A_PAUSED" },
  ]);
});

test("a paused smart link takes nobody", async () => {
  const { slug } = await smartWorkspace();
  await env.CONTROL.prepare(`UPDATE smart_links SET status = 'paused' WHERE slug = ?`)
    .bind(slug)
    .run();
  const { open, recorded } = createIsolate();
  expect((await open(`/c/${slug}`)).status).toBe(404);
  expect(recorded).toMatchObject([{ reason: "A_PAUSED" }]);
});

test("a smart link inside a smart link is left out", async () => {
  const { workspace, slug } = await smartWorkspace();
  const inner = { slug, weight: 1_000_000 };
  const outer = {
    version: 1,
    id: "sml_outer",
    workspaceId: workspace.workspaceId,
    slug: `outer-${slug.slice(0, 20)}`,
    isPaused: false,
    members: [inner, { slug: workspace.slug, weight: 1 }],
  };
  await env.SNAPSHOTS.put(snapshotKey("link", outer.slug), JSON.stringify(outer));
  const { open, recorded } = createIsolate();
  expect((await open(`/c/${outer.slug}`)).headers.get("location")).toContain(FIRST);
  expect(recorded).toMatchObject([{ linkId: workspace.linkId }]);
});

test("a landing page of a smart link's member leads on by the smart link's own address", async () => {
  const { slug } = await smartWorkspace();
  const { open, recorded } = createIsolate();
  await open(`/c/${slug}`);
  const [click] = recorded;
  const response = await open(`/o/${slug}?click_id=${click?.id}`);
  expect(response.headers.get("location")).toContain(`?cid=${click?.id}`);
  expect(recorded[1]).toMatchObject({
    kind: "click-through",
    id: click?.id,
    linkId: click?.linkId,
  });
});

test("an impression of a smart link is that of the member its visitor would be led to", async () => {
  const { slug, workspace, second } = await smartWorkspace();
  await pause(workspace.campaignId);
  const { open, recorded } = createIsolate();
  await open(`/i/${slug}.gif`);
  expect(recorded).toMatchObject([{ kind: "impression", linkId: second.linkId }]);
});

test("a page of the member's campaign that a visitor is led to may track a smart link", async () => {
  const { slug, workspace } = await smartWorkspace();
  await pause(workspace.campaignId);
  const { open, recorded } = createIsolate();
  const status = async (origin: string) =>
    (await open(`/t/${slug}`, { headers: { origin } })).status;
  expect(await status("https://second.example")).toBe(200);
  expect(await status("https://third.example")).toBe(403);
  expect(recorded).toHaveLength(1);
});
