import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { clientOf } from "../../test-support/client.ts";
import { makeDomain, makeEndpoint, makeLink, makeSmartLink } from "../../test-support/make.ts";
import { signedIn } from "../../test-support/member.ts";
import { testServices } from "../../test-support/services.ts";
import { snapshotOf } from "../../test-support/snapshot.ts";

function deletion(body: object) {
  return clientOf(testServices()).send("POST", "/v1/operator/workspaces/delete", {
    headers: { "content-type": "application/json", authorization: `Bearer ${env.OPERATOR_TOKEN}` },
    body: JSON.stringify(body),
  });
}

/** Tables of CONTROL with rows of the workspace. */
async function left(workspaceId: string): Promise<readonly string[]> {
  const { results } = await env.CONTROL.prepare(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%workspace_id%'",
  ).all<{ name: string }>();
  const counts = await Promise.all(
    results.map(async ({ name }) => {
      const sql = `SELECT count(*) AS n FROM ${name} WHERE workspace_id = ?`;
      const row = await env.CONTROL.prepare(sql).bind(workspaceId).first<{ n: number }>();
      return row?.n === 0 ? [] : [name];
    }),
  );
  return counts.flat();
}

async function furnished() {
  const member = await signedIn();
  const link = await makeLink(member);
  const smart = await makeSmartLink(member);
  const domain = await makeDomain(member);
  await makeEndpoint(member);
  await member.put("/v1/rates", {
    rates: [{ from: "EUR", to: "USD", day: "2026-05-01", rate: "1.08" }],
  });
  return { member, link, smart, domain };
}

test("nothing of a deleted workspace is left in CONTROL or at the edge, and another stays as it was", async () => {
  const [own, other] = [await furnished(), await furnished()];
  const { workspaceId } = own.member;
  expect(await snapshotOf("link", own.link.slug)).not.toBeNull();
  const answer = await deletion({ workspaceId, name: "Acme" });
  expect(answer.body).toEqual({ isDone: true });
  expect(await left(workspaceId)).toEqual([]);
  for (const [kind, name] of [
    ["link", own.link.slug],
    ["link", own.smart.slug],
    ["campaign", own.link.campaignId],
    ["workspace", workspaceId],
    ["host", own.domain.hostname],
  ] as const) {
    expect([kind, await snapshotOf(kind, name)]).toEqual([kind, null]);
  }
  expect((await own.member.get("/v1/me")).status).toBe(401);
  expect((await other.member.get(`/v1/links/${other.link.id}`)).status).toBe(200);
  expect(await snapshotOf("link", other.link.slug)).not.toBeNull();
  const noted = await env.CONTROL.prepare("SELECT * FROM deleted_workspaces WHERE id = ?")
    .bind(workspaceId)
    .first();
  expect(noted).toMatchObject({
    events_shard: "EVENTS",
    campaign_ids: expect.stringContaining(own.link.campaignId),
  });
});

test("who belongs to another workspace as well stays a user", async () => {
  const [own, other] = [await signedIn(), await signedIn()];
  await env.CONTROL.prepare("INSERT INTO members VALUES (?, ?, ?, 'owner', 0)")
    .bind(crypto.randomUUID(), other.workspaceId, own.userId)
    .run();
  await deletion({ workspaceId: own.workspaceId, name: "Acme" });
  const users = await env.CONTROL.prepare("SELECT count(*) AS n FROM users WHERE id = ?")
    .bind(own.userId)
    .first<{ n: number }>();
  expect(users?.n).toBe(1);
});

test("a wrong name deletes nothing, and there is no workspace to delete twice", async () => {
  const { workspaceId, get } = await signedIn();
  expect((await deletion({ workspaceId, name: "Acne" })).status).toBe(400);
  expect((await get("/v1/me")).status).toBe(200);
  await deletion({ workspaceId, name: "Acme" });
  expect((await deletion({ workspaceId, name: "Acme" })).status).toBe(404);
});
