import { me, workspace } from "@cleverdrip/contract";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { auditOf } from "../../test-support/audit.ts";
import { signedIn } from "../../test-support/member.ts";
import { snapshotOf } from "../../test-support/snapshot.ts";

const DAY_MS = 86_400_000;

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
    dialects: [],
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

test("click URLs of other systems are switched on, each once, and off again", async () => {
  const member = await signedIn();
  const change = async (dialects: readonly string[]) =>
    (await member.patch("/v1/workspace", { dialects })).body.dialects;
  expect(await change(["tune", "binom", "tune"])).toEqual(["binom", "tune"]);
  expect(await snapshotOf("workspace", member.workspaceId)).toMatchObject({
    version: 2,
    dialects: ["binom", "tune"],
  });
  expect((await member.get("/v1/me")).body.workspace.dialects).toEqual(["binom", "tune"]);
  expect(await change([])).toEqual([]);
  expect(await auditOf(member.workspaceId)).toMatchObject([
    { before: { dialects: [] }, after: { dialects: ["binom", "tune"] } },
    { before: { dialects: ["binom", "tune"] }, after: { dialects: [] } },
  ]);
});

test.each([
  [{ dialects: ["hasoffers"] }, "dialects.0"],
  [{ fallbackUrl: "shop://cart" }, "fallbackUrl"],
  [{ fallbackUrl: "https://acme.example/?x={nothing}" }, "fallbackUrl"],
])("a workspace with %j is refused by the field's name", async (patch, path) => {
  const answer = await (await signedIn()).patch("/v1/workspace", patch);
  expect(answer.status).toBe(400);
  expect(answer.body.errors[0].path).toBe(path);
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

test("words of a network are kept in lower case, and forgotten when they are left out", async () => {
  const member = await signedIn();
  const change = async (statusWords: object) =>
    (await member.patch("/v1/workspace", { statusWords })).body.statusWords;
  const words = { Confirmado: "approved", "in prüfung": "hold", test: "ignored" };
  expect(await change(words)).toEqual({
    confirmado: "approved",
    "in prüfung": "hold",
    test: "ignored",
  });
  expect(await change({ confirmado: "approved" })).toEqual({ confirmado: "approved" });
  const refused = await member.patch("/v1/workspace", { statusWords: { ok: "paid" } });
  expect(refused.body.errors[0].path).toBe("statusWords.ok");
});

test("a hot window that is made longer says since when there are rows of clicks", async () => {
  const member = await signedIn();
  const since = async () => {
    const row = await env.CONTROL.prepare("SELECT hot_since_ms AS ms FROM workspaces WHERE id = ?")
      .bind(member.workspaceId)
      .first<{ ms: number }>();
    return Math.abs(Math.round((Date.now() - (row?.ms ?? 0)) / DAY_MS));
  };
  expect((await member.patch("/v1/workspace", { hotWindowDays: 7 })).body.hotWindowDays).toBe(7);
  expect(await since()).toBe(7);
  await member.patch("/v1/workspace", { hotWindowDays: 60 });
  expect(await since()).toBe(7);
  await member.patch("/v1/workspace", { hotWindowDays: 0 });
  await member.patch("/v1/workspace", { hotWindowDays: 90 });
  expect(await since()).toBe(0);
  expect((await auditOf(member.workspaceId)).at(-1)).toMatchObject({
    before: { hotWindowDays: 0 },
    after: { hotWindowDays: 90 },
  });
});

test.each([-1, 91, 1.5])("a hot window of %j days is refused", async (hotWindowDays) => {
  const answer = await (await signedIn()).patch("/v1/workspace", { hotWindowDays });
  expect(answer.body.errors[0].path).toBe("hotWindowDays");
});
