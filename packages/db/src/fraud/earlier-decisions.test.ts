import { storeFraudDecision } from "@cleverdrip/db/test-support";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { findFraudDecision, markFraudDecisionUndone } from "./decisions.ts";
import { earlierDecisions } from "./earlier-decisions.ts";

async function decide(workspaceId: string, ids: readonly string[], before: readonly string[] = []) {
  const id = await storeFraudDecision(env.EVENTS, workspaceId, {
    decision: "reject",
    conversionIds: JSON.stringify(ids),
    before: JSON.stringify(before.map((own) => [own, "hold", "H_FRAUD"])),
  });
  const record = await findFraudDecision(env.EVENTS, workspaceId, id);
  if (record === null) throw new Error("it was not stored");
  return record;
}

test("of each result of a decision there is what was decided before it, newest first", async () => {
  const workspaceId = crypto.randomUUID();
  const first = await decide(workspaceId, ["cnv_1", "cnv_9"], ["cnv_9", "cnv_1"]);
  const second = await decide(workspaceId, ["cnv_2", "cnv_1"], ["cnv_2"]);
  await markFraudDecisionUndone(env.EVENTS, workspaceId, second.id, 7);
  const last = await decide(workspaceId, ["cnv_1", "cnv_2"]);
  await decide(workspaceId, ["cnv_1"]);
  const found = await earlierDecisions(env.EVENTS, last);
  const held = { status: "hold", reason: "H_FRAUD" };
  const of = (id: string) => found.filter(({ conversionId }) => conversionId === id);
  expect(found).toHaveLength(3);
  expect(of("cnv_1")).toMatchObject([
    { decisionId: second.id, undoneAtMs: 7, before: null },
    { decisionId: first.id, undoneAtMs: null, before: held, decision: "reject", actor: "user" },
  ]);
  expect(of("cnv_2")).toMatchObject([{ decisionId: second.id, before: held }]);
});

test("what another workspace decided is none of it", async () => {
  await decide(crypto.randomUUID(), ["cnv_1"]);
  expect(await earlierDecisions(env.EVENTS, await decide(crypto.randomUUID(), ["cnv_1"]))).toEqual(
    [],
  );
});
