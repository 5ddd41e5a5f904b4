import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { anyAudit, furnishWorkspace } from "../../test-support/furnish.ts";
import { disableEndpoint } from "./disable-endpoint.ts";
import { findEndpoint, insertEndpoint, type EndpointRecord } from "./endpoints.ts";
import { readDeliveryTarget, readListeners } from "./read-endpoints.ts";

const { CONTROL } = env;

async function workspace() {
  const own = await furnishWorkspace(CONTROL);
  const add = async (change: Partial<EndpointRecord> = {}) => {
    const record: EndpointRecord = {
      id: `end_${crypto.randomUUID()}`,
      workspaceId: own.workspaceId,
      kind: "webhook",
      name: "Hook",
      url: "https://hooks.example/in",
      allowHttp: false,
      publisherId: null,
      campaignId: null,
      eventTypeId: null,
      filter: [],
      secrets: [],
      status: "active",
      statusReason: null,
      createdAtMs: 1,
      updatedAtMs: 1,
      ...change,
    };
    await insertEndpoint(CONTROL, own.workspaceId, record, anyAudit());
    return record.id;
  };
  return { ...own, add };
}

test("those told of a publisher's results are the workspace's active ones and the publisher's own", async () => {
  const { workspaceId, campaignId, publisherId, add } = await workspace();
  const common = await add();
  const own = await add({ kind: "postback", publisherId });
  await add({ kind: "postback", publisherId: "pub_other" });
  await add({ status: "paused" });
  await add({ status: "disabled", publisherId });
  const read = await readListeners(CONTROL, workspaceId, campaignId, publisherId);
  expect(read.campaignName).toBe("Sale");
  expect(read.endpoints.map(({ id }) => id)).toEqual([common, own]);
});

test("another workspace's endpoints and domains are nobody's", async () => {
  const own = await workspace();
  const other = await workspace();
  const id = await own.add();
  const { workspaceId, campaignId, publisherId } = own;
  expect(await readListeners(CONTROL, other.workspaceId, campaignId, publisherId)).toEqual({
    campaignName: "",
    endpoints: [],
  });
  expect(await readDeliveryTarget(CONTROL, other.workspaceId, id)).toEqual({
    endpoint: null,
    hosts: [`${other.workspaceId}.x`],
  });
  expect(await readDeliveryTarget(CONTROL, workspaceId, id)).toMatchObject({ endpoint: { id } });
});

test("an endpoint is switched off once, with its reason and one audit row", async () => {
  const { workspaceId, add } = await workspace();
  const id = await add();
  for (const nowMs of [2, 3]) {
    const audit = { id: `aud_${crypto.randomUUID()}`, atMs: nowMs };
    await disableEndpoint(CONTROL, workspaceId, id, "It answered 410 Gone.", audit);
    await disableEndpoint(CONTROL, "wsp_other", id, "not theirs", { ...audit, id: `${audit.id}x` });
  }
  expect(await findEndpoint(CONTROL, workspaceId, id)).toMatchObject({
    status: "disabled",
    statusReason: "It answered 410 Gone.",
    updatedAtMs: 2,
  });
  const { results } = await CONTROL.prepare(
    `SELECT actor_id, action, after_json FROM audit_log WHERE entity_id = ?`,
  )
    .bind(id)
    .all();
  expect(results).toEqual([
    {
      actor_id: "system",
      action: "endpoint.change",
      after_json: `{"status":"disabled","statusReason":"It answered 410 Gone."}`,
    },
  ]);
});
