import { me, workspace } from "@cleverdrip/contract";
import { expect, test } from "vitest";
import { auditOf } from "../../test-support/audit.ts";
import { signedIn } from "../../test-support/member.ts";
import { snapshotOf } from "../../test-support/snapshot.ts";

test("who is signed in is told with the workspace and the role in it", async () => {
  const member = await signedIn({ role: "analyst", timezone: "Asia/Kolkata", currency: "INR" });
  const { body } = await member.get("/v1/me");
  expect(me.parse(body)).toMatchObject({
    user: { id: member.userId, name: "Ada" },
    workspace: {
      id: member.workspaceId,
      timezone: "Asia/Kolkata",
      currency: "INR",
      fallbackUrl: null,
      role: "analyst",
    },
  });
});

test("a changed workspace reaches the edge and the audit", async () => {
  const member = await signedIn();
  const changed = await member.patch("/v1/workspace", {
    name: "Acme Ads",
    fallbackUrl: "https://acme.example/",
  });
  expect(workspace.parse(changed.body)).toMatchObject({ name: "Acme Ads", role: "owner" });
  expect(await snapshotOf("workspace", member.workspaceId)).toEqual({
    id: member.workspaceId,
    version: 2,
    name: "Acme Ads",
    fallbackUrl: "https://acme.example/",
  });
  expect(await auditOf(member.workspaceId)).toEqual([
    {
      action: "workspace.change",
      entity_id: member.workspaceId,
      actor_id: member.userId,
      before: { name: "Acme", fallbackUrl: null },
      after: { name: "Acme Ads", fallbackUrl: "https://acme.example/" },
    },
  ]);
});

test("a fallback is taken away with null", async () => {
  const member = await signedIn();
  await member.patch("/v1/workspace", { fallbackUrl: "https://acme.example/" });
  const changed = await member.patch("/v1/workspace", { fallbackUrl: null });
  expect(changed.body.fallbackUrl).toBeNull();
});

test("zone and currency are fixed, because the days behind them are summed", async () => {
  const member = await signedIn();
  for (const patch of [{ timezone: "Europe/Berlin" }, { currency: "EUR" }]) {
    const answer = await member.patch("/v1/workspace", patch);
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].message).toBe("unknown field");
  }
});

test("an empty change leaves no trace", async () => {
  const member = await signedIn();
  expect((await member.patch("/v1/workspace", {})).status).toBe(200);
  expect(await auditOf(member.workspaceId)).toEqual([]);
});
