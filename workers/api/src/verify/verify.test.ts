import { startVerifyRun } from "@cleverdrip/db";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { clientOf } from "../../test-support/client.ts";
import { signedIn } from "../../test-support/member.ts";
import { testServices } from "../../test-support/services.ts";

const HOUR_MS = 3_600_000;

test("a recount of the last day is begun, shown and listed", async () => {
  const member = await signedIn();
  const { status, body } = await member.post("/v1/verify-runs", {});
  expect(status).toBe(201);
  expect(body).toMatchObject({ state: "running", doneToMs: body.fromMs, findings: 0, found: [] });
  expect(body.toMs - body.fromMs).toBe(24 * HOUR_MS);
  expect((await member.get(`/v1/verify-runs/${body.id}`)).body).toEqual(body);
  const listed = await member.get("/v1/verify-runs");
  expect(listed.body.data.map(({ id }: { id: string }) => id)).toEqual([body.id]);
});

test.each([
  [{ from: "2026-05-02", to: "2026-05-01" }, "to"],
  [{ from: "2999-01-01" }, "from"],
  [{ from: "2026-01-01", to: "2026-05-01" }, "from"],
])("a recount of %j is refused by the field's name", async (asked, field) => {
  const { status, body } = await (await signedIn()).post("/v1/verify-runs", asked);
  expect(status).toBe(400);
  expect(body.errors[0].path).toBe(field);
});

test("the consumer counts the next hour each time that it is asked to go on", async () => {
  const asked: string[] = [];
  const facts = {
    ...testServices().facts,
    continueVerify: async (workspaceId: string, id: string) => {
      asked.push(`${workspaceId} ${id}`);
      return true;
    },
  };
  const member = await signedIn({ services: { facts } });
  const { body } = await member.post("/v1/verify-runs", {});
  expect((await member.post(`/v1/verify-runs/${body.id}/continue`, {})).status).toBe(200);
  expect(asked).toEqual([`${member.workspaceId} ${body.id}`]);
});

test("a member who may only read can look at recounts and begin none", async () => {
  const owner = await signedIn();
  const analyst = await signedIn({ role: "analyst", workspaceId: owner.workspaceId });
  expect((await analyst.post("/v1/verify-runs", {})).status).toBe(403);
  expect((await analyst.get("/v1/verify-runs")).status).toBe(200);
});

test("another workspace's recounts are not there", async () => {
  const [own, other] = [await signedIn(), await signedIn()];
  const id = `vrf_${crypto.randomUUID()}`;
  const run = { id, actor: "usr_1", fromMs: 0, toMs: HOUR_MS, nowMs: 0 };
  await startVerifyRun(env.EVENTS, other.workspaceId, run);
  expect((await own.get(`/v1/verify-runs/${id}`)).status).toBe(404);
  expect((await own.post(`/v1/verify-runs/${id}/continue`, {})).status).toBe(404);
});

test("an operator asks for all workspaces and is told where to go on", async () => {
  const next = { workspaceId: "wsp_a", atMs: HOUR_MS };
  const answer = { findings: [], hours: 6, buckets: 1, events: 2, next };
  const facts = { ...testServices().facts, verifyBooks: async () => answer };
  const asked = { workspaceId: null, fromMs: 0, toMs: HOUR_MS, cursor: null };
  const said = await clientOf(testServices({ facts })).send("POST", "/v1/operator/verify", {
    headers: {
      "content-type": "application/json",
      authorization: `Bearer ${env.OPERATOR_TOKEN}`,
    },
    body: JSON.stringify(asked),
  });
  expect(said.body).toEqual(answer);
});
