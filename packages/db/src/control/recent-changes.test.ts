import { entityId } from "@cleverdrip/core";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { anyAudit, furnishWorkspace } from "../../test-support/furnish.ts";
import type { AuditEntry } from "./audit.ts";
import { updateLink } from "./links.ts";
import { setPublisherStatus } from "./publishers.ts";
import { listChangedSnapshots } from "./recent-changes.ts";
import { updateSmartLink } from "./smart-links.ts";

const NOW_MS = Date.parse("2026-05-01T12:00:00Z");

function auditAt(atMs: number, fields: Partial<AuditEntry>): AuditEntry {
  const id = entityId("aud", atMs, crypto.getRandomValues(new Uint8Array(10)));
  return anyAudit({ id, atMs, ...fields });
}

async function changedIn(workspaceId: string) {
  const changed = await listChangedSnapshots(env.CONTROL, workspaceId, NOW_MS);
  return changed.map(({ kind, name }) => `${kind} ${name}`).toSorted();
}

test("aliases that a link got and those it lost are published again", async () => {
  const { workspaceId, linkId, slug } = await furnishWorkspace(env.CONTROL);
  const aliases = ["3/4"];
  const audit = auditAt(NOW_MS, {
    entity: "link",
    entityId: linkId,
    before: { aliases: ["1/2"] },
    after: { aliases },
  });
  await updateLink(env.CONTROL, workspaceId, linkId, { aliases }, audit);
  expect(await changedIn(workspaceId)).toEqual([
    `alias ${workspaceId}:1/2`,
    `alias ${workspaceId}:3/4`,
    `link ${slug}`,
  ]);
});

test("a changed smart link is published again by its slug", async () => {
  const { workspaceId, smartLinkId, slug } = await furnishWorkspace(env.CONTROL);
  const audit = auditAt(NOW_MS, { entity: "smart-link", entityId: smartLinkId });
  await updateSmartLink(env.CONTROL, workspaceId, smartLinkId, { status: "paused" }, audit);
  expect(await changedIn(workspaceId)).toEqual([`link best-${slug}`]);
});

test("a paused publisher's links are published again, smart ones too", async () => {
  const { workspaceId, publisherId, slug } = await furnishWorkspace(env.CONTROL);
  const audit = auditAt(NOW_MS, { entity: "publisher", entityId: publisherId });
  await setPublisherStatus(env.CONTROL, workspaceId, publisherId, "paused", audit);
  expect(await changedIn(workspaceId)).toEqual([`link ${slug}`, `link best-${slug}`].toSorted());
});

test("changes of another workspace and those before the time asked for are not named", async () => {
  const mine = await furnishWorkspace(env.CONTROL);
  const theirs = await furnishWorkspace(env.CONTROL);
  const pause = (of: typeof mine, atMs: number) =>
    updateLink(
      env.CONTROL,
      of.workspaceId,
      of.linkId,
      { status: "paused" },
      auditAt(atMs, { entity: "link", entityId: of.linkId }),
    );
  await pause(mine, NOW_MS - 1);
  await pause(theirs, NOW_MS);
  expect(await changedIn(mine.workspaceId)).toEqual([]);
});
