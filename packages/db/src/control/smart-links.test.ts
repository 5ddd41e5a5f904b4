import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { anyAudit, furnishWorkspace } from "../../test-support/furnish.ts";
import { insertLink } from "./links.ts";
import { insertPublisher, setPublisherStatus } from "./publishers.ts";
import { findSmartLink, insertSmartLink, updateSmartLink } from "./smart-links.ts";

const times = { createdAtMs: 1, updatedAtMs: 1 };
const active = { ...times, status: "active" as const };

type Workspace = Awaited<ReturnType<typeof furnishWorkspace>>;

async function addLink(
  { workspaceId, campaignId, publisherId }: Workspace,
  fields: { readonly id: string; readonly slug: string; readonly publisherId?: string },
) {
  const row = { ...active, version: 1, campaignId, publisherId, domainId: null, aliases: [] };
  return insertLink(env.CONTROL, workspaceId, { ...row, ...fields }, anyAudit());
}

function addSmartLink(workspace: Workspace, slug: string) {
  const { workspaceId, publisherId, linkId } = workspace;
  const row = { ...active, version: 1, publisherId, domainId: null, name: "Other", slug };
  const members = [{ linkId, weight: 1 }];
  const id = `sml_${slug}`;
  return insertSmartLink(env.CONTROL, workspaceId, { ...row, id, members }, anyAudit());
}

const membersOf = async ({ workspaceId, smartLinkId }: Workspace) =>
  (await findSmartLink(env.CONTROL, workspaceId, smartLinkId))?.members.map(
    ({ linkId, weight }) => [linkId, weight],
  );

test("members are kept in the order they were given last", async () => {
  const mine = await furnishWorkspace(env.CONTROL);
  const otherId = `lnk_a${mine.workspaceId}`;
  await addLink(mine, { id: otherId, slug: `a-${mine.slug}` });
  const members = [
    { linkId: otherId, weight: 3 },
    { linkId: mine.linkId, weight: 0 },
  ];
  const change = (list: typeof members) =>
    updateSmartLink(env.CONTROL, mine.workspaceId, mine.smartLinkId, { members: list }, anyAudit());
  await change(members);
  expect(await membersOf(mine)).toEqual([
    [otherId, 3],
    [mine.linkId, 0],
  ]);
  await change(members.toReversed());
  expect(await membersOf(mine)).toEqual([
    [mine.linkId, 0],
    [otherId, 3],
  ]);
});

test("links of another publisher or workspace never become members", async () => {
  const [mine, theirs] = [await furnishWorkspace(env.CONTROL), await furnishWorkspace(env.CONTROL)];
  const { workspaceId, linkId, smartLinkId } = mine;
  const publisherId = `pub_b${workspaceId}`;
  const email = "b@x.example";
  const publisher = { ...active, id: publisherId, workspaceId, name: "B", email, tier: "" };
  await insertPublisher(env.CONTROL, workspaceId, publisher, anyAudit());
  const strangerId = `lnk_b${workspaceId}`;
  await addLink(mine, { id: strangerId, slug: `b-${mine.slug}`, publisherId });
  const members = [theirs.linkId, strangerId, linkId].map((id) => ({ linkId: id, weight: 1 }));
  await updateSmartLink(env.CONTROL, workspaceId, smartLinkId, { members }, anyAudit());
  expect(await membersOf(mine)).toEqual([[linkId, 1]]);
});

test("a slug belongs to one link or smart link of the installation", async () => {
  const [mine, theirs] = [await furnishWorkspace(env.CONTROL), await furnishWorkspace(env.CONTROL)];
  for (const slug of [theirs.slug, `best-${theirs.slug}`]) {
    expect(await addSmartLink(mine, slug)).toEqual({ kind: "slug-taken" });
    expect(await addLink(mine, { id: `lnk_c${slug}`, slug })).toEqual({ kind: "slug-taken" });
  }
});

test("a paused publisher gives its smart links a new version", async () => {
  const mine = await furnishWorkspace(env.CONTROL);
  const { workspaceId, publisherId, smartLinkId } = mine;
  await setPublisherStatus(env.CONTROL, workspaceId, publisherId, "paused", anyAudit());
  expect(await findSmartLink(env.CONTROL, workspaceId, smartLinkId)).toMatchObject({ version: 2 });
});
