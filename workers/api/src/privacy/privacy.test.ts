import { erasure, erasureCheck } from "@cleverdrip/contract";
import { firstClickIdAt } from "@cleverdrip/core";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { auditOf } from "../../test-support/audit.ts";
import { factsOf } from "../../test-support/facts.ts";
import { signedIn } from "../../test-support/member.ts";

const HASH = "973dfe463ec85785f5f95af5ba3906eedb2d931c24e69824a89ea65dba4e813b";
const COUNTS = {
  clicks: 1,
  views: 0,
  conversions: 0,
  reports: 0,
  letters: 1,
  uploadRows: 2,
  logLines: 1,
  unreadable: 0,
};

test("an erasure is begun, shown and in the audit, and nowhere stands whom it was about", async () => {
  const asked: string[] = [];
  const continueErasure = async (workspaceId: string, id: string) => {
    asked.push(`${workspaceId} ${id}`);
    return true;
  };
  const member = await signedIn({ services: factsOf({ continueErasure }) });
  const { status, body } = await member.post("/v1/erasures", { kind: "value", subject: HASH });
  expect(status).toBe(201);
  expect(erasure.parse(body)).toMatchObject({ kind: "value", state: "running", againAtMs: null });
  expect(asked).toEqual([`${member.workspaceId} ${body.id}`]);
  expect((await member.get(`/v1/erasures/${body.id}`)).body).toEqual(body);
  expect((await member.get("/v1/erasures")).body.data).toEqual([body]);
  const audit = await auditOf(member.workspaceId);
  expect(audit).toMatchObject([
    { action: "privacy.erase", entity_id: body.id, after: { kind: "value" } },
  ]);
  expect(JSON.stringify([audit, body])).not.toContain(HASH);
});

test("an erasure is written down also where the consumer is away: the schedule goes on with it", async () => {
  const member = await signedIn({ services: factsOf({}) });
  const click = firstClickIdAt(Date.now());
  const { status } = await member.post("/v1/erasures", {
    kind: "click",
    subject: click.toUpperCase(),
  });
  expect(status).toBe(201);
  const row = await env.EVENTS.prepare("SELECT subject, state FROM erasures WHERE workspace_id = ?")
    .bind(member.workspaceId)
    .first();
  expect(row).toEqual({ subject: click, state: "running" });
});

test("a check says what would be touched and writes nothing", async () => {
  const checked = async () => ({ counts: COUNTS, isComplete: true });
  const member = await signedIn({ services: factsOf({ checkErasure: checked }) });
  const { body } = await member.post("/v1/erasures/check", { kind: "value", subject: HASH });
  expect(erasureCheck.parse(body).counts).toEqual(COUNTS);
  expect((await member.get("/v1/erasures")).body.data).toEqual([]);
  expect(await auditOf(member.workspaceId)).toEqual([]);
});

test.each([
  [{ kind: "click", subject: "abc" }, "subject"],
  [{ kind: "value", subject: "ada@example.com" }, "subject"],
  [{ kind: "value", subject: "short" }, "subject"],
])("%j is refused by the field's name", async (body, path) => {
  const answer = await (await signedIn()).post("/v1/erasures", body);
  expect(answer.status).toBe(400);
  expect(answer.body.errors[0].path).toBe(path);
});

test("a manager may look at erasures and begin none", async () => {
  const member = await signedIn({ role: "manager" });
  const body = { kind: "value", subject: HASH };
  expect((await member.post("/v1/erasures", body)).status).toBe(403);
  expect((await member.post("/v1/erasures/check", body)).status).toBe(403);
  expect((await member.get("/v1/erasures")).status).toBe(200);
});

test("clicks that stay past the hot window are shown with the reason, to their own workspace", async () => {
  const [own, other] = [await signedIn(), await signedIn()];
  await env.EVENTS.prepare(
    "INSERT INTO held_hours VALUES (?, 3600000, 5, 'a segment is missing', 7200000)",
  )
    .bind(own.workspaceId)
    .run();
  expect((await own.get("/v1/retention")).body).toEqual({
    heldHours: [
      { hourMs: 3_600_000, clicks: 5, problem: "a segment is missing", checkedAtMs: 7_200_000 },
    ],
  });
  expect((await other.get("/v1/retention")).body).toEqual({ heldHours: [] });
});
