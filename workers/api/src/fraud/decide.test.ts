import type { FraudOutcome } from "@cleverdrip/contract";
import { markFraudDecisionUndone } from "@cleverdrip/db";
import { storeFraudDecision } from "@cleverdrip/db/test-support";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { factsOf } from "../../test-support/facts.ts";
import { signedIn } from "../../test-support/member.ts";

type Facts = ReturnType<typeof factsOf>["facts"];

const outcome = (id: string): FraudOutcome => ({
  id,
  outcome: "changed",
  sentence: null,
  status: "approved",
});

async function deciding() {
  const asked: (Parameters<Facts["decideFraud"]> | Parameters<Facts["undoFraudDecision"]>)[] = [];
  const services = factsOf({
    decideFraud: async (...given) => {
      asked.push(given);
      return { decisionId: "fdc_1", results: given[1].conversionIds.map(outcome) };
    },
    undoFraudDecision: async (...given) => {
      asked.push(given);
      return { decisionId: given[1], results: [outcome("cnv_1")] };
    },
  });
  return { member: await signedIn({ services }), asked };
}

test("a decision is asked of the consumer with who and why, each result once", async () => {
  const { member, asked } = await deciding();
  const body = { conversionIds: ["cnv_1", "cnv_2", "cnv_1"], decision: "approve", note: "called" };
  const answer = await member.post("/v1/fraud/reviews/decide", body);
  expect(answer.status).toBe(200);
  expect(answer.body).toEqual({ decisionId: "fdc_1", data: ["cnv_1", "cnv_2"].map(outcome) });
  const conversionIds = ["cnv_1", "cnv_2"];
  const decision = { conversionIds, decision: "approve", note: "called", actor: member.userId };
  expect(asked).toEqual([[member.workspaceId, decision]]);
});

test.each([
  [{ conversionIds: [], decision: "approve" }, "conversionIds"],
  [{ conversionIds: ["a"], decision: "hold" }, "decision"],
  [{ conversionIds: Array.from({ length: 501 }, String), decision: "reject" }, "conversionIds"],
])("%j is refused with the field's name", async (body, path) => {
  const answer = await (await signedIn()).post("/v1/fraud/reviews/decide", body);
  expect(answer.status).toBe(400);
  expect(answer.body.errors[0].path).toBe(path);
});

test("when the consumer does not answer nothing is claimed to have been done", async () => {
  const member = await signedIn({ services: factsOf({}) });
  const body = { conversionIds: ["cnv_1"], decision: "approve" };
  expect((await member.post("/v1/fraud/reviews/decide", body)).status).toBe(503);
  expect((await member.post("/v1/fraud/judge")).status).toBe(503);
});

test("a decision is undone by the consumer once, and then stays as it is", async () => {
  const { member, asked } = await deciding();
  const conversionIds = '["cnv_1"]';
  const id = await storeFraudDecision(env.EVENTS, member.workspaceId, { conversionIds });
  const undone = await member.post(`/v1/fraud/decisions/${id}/undo`);
  expect(undone.body).toEqual({ decisionId: id, data: [outcome("cnv_1")] });
  expect(asked).toEqual([[member.workspaceId, id, member.userId]]);
  await markFraudDecisionUndone(env.EVENTS, member.workspaceId, id, 5);
  const again = await member.post(`/v1/fraud/decisions/${id}/undo`);
  expect(again.body.data).toMatchObject([{ id: "cnv_1", outcome: "unchanged" }]);
  expect(asked).toHaveLength(1);
});

test("judging now says what was found", async () => {
  const judged = { judgedAtMs: 7, findings: 2, doubted: 3 };
  const member = await signedIn({ services: factsOf({ judgeFraud: async () => judged }) });
  expect((await member.post("/v1/fraud/judge")).body).toEqual(judged);
});
