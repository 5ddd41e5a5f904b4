import { moveAnswer, problem } from "@cleverdrip/contract";
import { setFence } from "@cleverdrip/db";
import { storeEntry } from "@cleverdrip/db/test-support";
import { env } from "cloudflare:workers";
import { expect, onTestFinished, test } from "vitest";
import { clientOf } from "../../test-support/client.ts";
import { makePublisher } from "../../test-support/make.ts";
import { signedIn } from "../../test-support/member.ts";
import { testServices } from "../../test-support/services.ts";
import { eventsShard } from "../events-shard.ts";

const PAYMENT = { kind: "payment", amountMicros: 2_000_000, currency: "USD", note: "wire 7" };

function move(body: object, token = env.OPERATOR_TOKEN) {
  return clientOf(testServices()).send("POST", "/v1/operator/workspaces/move", {
    headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
    body: JSON.stringify({ toShard: null, action: "go-on", ...body }),
  });
}

async function moveTo(workspaceId: string, toShard: string) {
  for (;;) {
    const { status, body } = await move({ workspaceId, toShard });
    expect(status).toBe(200);
    const answer = moveAnswer.parse(body);
    if (answer.isDone) return answer;
  }
}

test("whoever runs the installation moves a workspace, and its members go on where they were", async () => {
  const member = await signedIn();
  const { workspaceId } = member;
  const publisher = await makePublisher(member);
  await storeEntry(env.EVENTS, workspaceId, { publisherId: publisher.id });
  const before = await member.get("/v1/balances");
  const dry = await move({ workspaceId, toShard: "EVENTS_2", action: "dry" });
  expect(dry.body).toMatchObject({ tables: [{ name: "payout_ledger", rows: 1 }], isDone: true });

  expect(await moveTo(workspaceId, "EVENTS_2")).toMatchObject({
    state: "switched",
    tables: expect.arrayContaining([expect.objectContaining({ name: "payout_ledger", rows: 1 })]),
  });
  expect((await member.get("/v1/balances")).body).toEqual(before.body);
  expect((await member.post(`/v1/publishers/${publisher.id}/ledger`, PAYMENT)).status).toBe(201);
  const count = (shard: string) =>
    eventsShard(env, shard)
      .prepare("SELECT count(*) AS n FROM payout_ledger WHERE workspace_id = ?")
      .bind(workspaceId)
      .first();
  expect([await count("EVENTS"), await count("EVENTS_2")]).toEqual([{ n: 1 }, { n: 2 }]);
  const audited = await env.CONTROL.prepare(
    "SELECT action, before_json, after_json FROM audit_log WHERE workspace_id = ? AND action = 'workspace.moved'",
  )
    .bind(workspaceId)
    .all();
  expect(audited.results).toEqual([
    {
      action: "workspace.moved",
      before_json: '{"eventsShard":"EVENTS"}',
      after_json: '{"eventsShard":"EVENTS_2"}',
    },
  ]);
});

test("while its workspace moves a member reads, and is told in words to write later", async () => {
  const member = await signedIn();
  const { workspaceId } = member;
  const publisher = await makePublisher(member);
  const here = { db: env.EVENTS, workspaceId, moveId: "mov_1" };
  await setFence(here, "frozen");
  onTestFinished(() => setFence(here, "open"));
  const path = `/v1/publishers/${publisher.id}/ledger`;
  const refused = await member.post(path, PAYMENT);
  expect(refused.status).toBe(503);
  expect(refused.headers.get("retry-after")).toBe("30");
  expect(problem.parse(refused.body)).toMatchObject({
    code: "unavailable",
    detail: expect.stringContaining("being moved to another database"),
  });
  expect((await member.get(path)).body.data).toEqual([]);
  await setFence(here, "open");
  expect((await member.post(path, PAYMENT)).status).toBe(201);
});

test.each([
  [{ workspaceId: "wsp_gone", toShard: "EVENTS_2" }, "there is no workspace wsp_gone"],
  [{ toShard: "EVENTS" }, "is in EVENTS already"],
  [{ toShard: "EVENTS_7" }, 'add [[d1_databases]] with binding = "EVENTS_7"'],
  [{ toShard: null }, "say where it is to go"],
  [{ action: "abort" }, "there is no move to give up"],
])("a move of %j is refused in words", async (asked, words) => {
  const { workspaceId } = await signedIn();
  const { status, body } = await move({ workspaceId, ...asked });
  expect([status, body.detail]).toEqual([409, expect.stringContaining(words)]);
});

test("a name that is no shard's and a wrong token are refused", async () => {
  const { workspaceId } = await signedIn();
  expect((await move({ workspaceId, toShard: "CONTROL" })).status).toBe(400);
  expect((await move({ workspaceId, toShard: "EVENTS_2" }, "wrong")).status).toBe(401);
});
