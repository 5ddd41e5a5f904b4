import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { anyAudit } from "../../test-support/furnish.ts";
import {
  findEndpoint,
  insertEndpoint,
  listEndpoints,
  readEndpoints,
  removeEndpoint,
  updateEndpoint,
} from "./endpoints.ts";

const ALL = {
  limit: 10,
  beforeId: null,
  kind: null,
  publisherId: null,
  campaignId: null,
  status: null,
};

async function stored() {
  const workspaceId = crypto.randomUUID();
  const record = {
    id: `end_${workspaceId}`,
    workspaceId,
    kind: "webhook",
    name: "Hook",
    url: "https://hooks.example",
    allowHttp: false,
    publisherId: null,
    campaignId: null,
    eventTypeId: null,
    filter: ["conversion.approved"],
    secrets: ["whsec_x"],
    status: "active",
    statusReason: null,
    createdAtMs: 1,
    updatedAtMs: 1,
  } as const;
  await insertEndpoint(env.CONTROL, workspaceId, record, anyAudit());
  return record;
}

test("an endpoint reads back as it was stored, and as it was changed", async () => {
  const record = await stored();
  const { workspaceId, id } = record;
  expect(await findEndpoint(env.CONTROL, workspaceId, id)).toEqual(record);
  await updateEndpoint(env.CONTROL, workspaceId, id, { status: "paused" }, anyAudit({ atMs: 9 }));
  const changed = { ...record, status: "paused", updatedAtMs: 9 };
  expect((await listEndpoints(env.CONTROL, workspaceId, ALL)).rows).toEqual([changed]);
  expect(await readEndpoints(env.CONTROL, workspaceId, [id, "end_none"])).toEqual([changed]);
  await removeEndpoint(env.CONTROL, workspaceId, id, anyAudit());
  expect(await findEndpoint(env.CONTROL, workspaceId, id)).toBeNull();
});

test("another workspace sees, changes and removes nothing", async () => {
  const record = await stored();
  const other = crypto.randomUUID();
  expect(await findEndpoint(env.CONTROL, other, record.id)).toBeNull();
  expect((await listEndpoints(env.CONTROL, other, ALL)).rows).toEqual([]);
  expect(await readEndpoints(env.CONTROL, other, [record.id])).toEqual([]);
  await updateEndpoint(env.CONTROL, other, record.id, { name: "Mine" }, anyAudit());
  await removeEndpoint(env.CONTROL, other, record.id, anyAudit());
  expect(await findEndpoint(env.CONTROL, record.workspaceId, record.id)).toEqual(record);
});
