import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { anyAudit, furnishWorkspace } from "../../test-support/furnish.ts";
import { findLink, insertLink, updateLink } from "./links.ts";

const times = { createdAtMs: 1, updatedAtMs: 1 };

/** A second link beside the one that a furnished workspace has. */
async function withTwoLinks() {
  const workspace = await furnishWorkspace(env.CONTROL);
  const { workspaceId, campaignId, publisherId, slug } = workspace;
  const row = { ...times, campaignId, publisherId, domainId: null, version: 1 };
  const second = {
    ...row,
    id: `lnk_2${workspaceId}`,
    slug: `two-${slug}`,
    status: "active" as const,
  };
  const insert = (aliases: readonly string[]) =>
    insertLink(env.CONTROL, workspaceId, { ...second, aliases }, anyAudit());
  return { ...workspace, secondId: second.id, insert };
}

const aliasesOf = async (workspaceId: string, id: string) =>
  (await findLink(env.CONTROL, workspaceId, id))?.aliases;

test("a link has exactly the aliases it was given last, in order", async () => {
  const { workspaceId, linkId } = await furnishWorkspace(env.CONTROL);
  for (const aliases of [["9", "3/4"], ["3/4"], []]) {
    await updateLink(env.CONTROL, workspaceId, linkId, { aliases }, anyAudit());
    expect(await aliasesOf(workspaceId, linkId)).toEqual(aliases.toSorted());
  }
});

test("a change of something else leaves the aliases alone", async () => {
  const { workspaceId, linkId } = await furnishWorkspace(env.CONTROL);
  await updateLink(env.CONTROL, workspaceId, linkId, { status: "paused" }, anyAudit());
  expect(await aliasesOf(workspaceId, linkId)).toEqual(["1/2"]);
});

test("an alias of another link is refused by its name and its holder's slug, and nothing is written", async () => {
  const { workspaceId, linkId, secondId, slug, insert } = await withTwoLinks();
  expect(await insert(["0/1", "1/2"])).toEqual({ kind: "alias-taken", alias: "1/2", slug });
  expect(await findLink(env.CONTROL, workspaceId, secondId)).toBeNull();
  await insert(["7"]);
  expect(
    await updateLink(env.CONTROL, workspaceId, linkId, { aliases: ["7"] }, anyAudit()),
  ).toEqual({ kind: "alias-taken", alias: "7", slug: `two-${slug}` });
  expect(await aliasesOf(workspaceId, linkId)).toEqual(["1/2"]);
});

test("two workspaces may use the same alias", async () => {
  const [one, other] = [await furnishWorkspace(env.CONTROL), await furnishWorkspace(env.CONTROL)];
  expect(await aliasesOf(one.workspaceId, one.linkId)).toEqual(["1/2"]);
  expect(await aliasesOf(other.workspaceId, other.linkId)).toEqual(["1/2"]);
});
