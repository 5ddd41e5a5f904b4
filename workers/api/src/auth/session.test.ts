import { controlDb, members } from "@cleverdrip/db";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { clientOf } from "../../test-support/client.ts";
import { randomId, signedIn } from "../../test-support/member.ts";
import { testServices } from "../../test-support/services.ts";

test("without a session there is nothing to see", async () => {
  const answer = await clientOf(testServices()).get("/v1/me");
  expect(answer.status).toBe(401);
  expect(answer.body.code).toBe("unauthenticated");
});

test("a cookie whose signature is not ours is no session", async () => {
  const { cookie, services } = await signedIn();
  const forged = cookie.replace(/.{10}$/, "AAAAAAAAAA");
  expect((await clientOf(services, forged).get("/v1/me")).status).toBe(401);
});

test("an expired session is no session", async () => {
  const member = await signedIn({ expiresAtMs: 1 });
  expect((await member.get("/v1/me")).status).toBe(401);
});

test("a session in use is prolonged, and its cookie with it", async () => {
  const member = await signedIn({ expiresAtMs: Date.now() + 86_400_000 });
  const [cookie] = (await member.get("/v1/me")).headers.getSetCookie();
  expect(cookie).toContain("Max-Age=604800");
  expect((await member.get("/v1/me")).headers.getSetCookie()).toEqual([]);
});

test("whoever is taken out of a workspace is out at once", async () => {
  const member = await signedIn();
  await env.CONTROL.prepare("DELETE FROM members WHERE user_id = ?").bind(member.userId).run();
  const answer = await member.get("/v1/campaigns");
  expect(answer.status).toBe(403);
  expect(answer.body.code).toBe("forbidden");
});

test("a member of two workspaces is in one at a time and changes by asking", async () => {
  const [one, two] = [await signedIn(), await signedIn()];
  await controlDb(env.CONTROL).insert(members).values({
    id: randomId(),
    organizationId: two.workspaceId,
    userId: one.userId,
    role: "analyst",
    createdAt: new Date(),
  });
  expect((await one.get("/v1/me")).body.workspace.id).toBe(one.workspaceId);
  const moved = await one.post("/v1/auth/organization/set-active", {
    organizationId: two.workspaceId,
  });
  expect(moved.status).toBe(200);
  expect((await one.get("/v1/me")).body.workspace).toMatchObject({
    id: two.workspaceId,
    role: "analyst",
  });
});

test("nobody moves into a workspace of others", async () => {
  const [one, two] = [await signedIn(), await signedIn()];
  const body = { organizationId: two.workspaceId };
  expect((await one.post("/v1/auth/organization/set-active", body)).status).toBe(403);
  const { body: me } = await one.get("/v1/me");
  expect(me.workspace?.id).not.toBe(two.workspaceId);
});
