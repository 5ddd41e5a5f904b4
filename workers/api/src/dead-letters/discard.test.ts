import type { LetterDiscard } from "@cleverdrip/contract";
import { storeDeadLetter } from "@cleverdrip/db/test-support";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { auditOf } from "../../test-support/audit.ts";
import { clientOf } from "../../test-support/client.ts";
import { factsOf } from "../../test-support/facts.ts";
import { signedIn } from "../../test-support/member.ts";
import { testServices } from "../../test-support/services.ts";

const REASON = "a test of ours, sent by hand";

function consumer() {
  const asked: unknown[] = [];
  const discardDeadLetter = async (
    ...[workspaceId, id, by]: readonly [string | null, string, object]
  ): Promise<LetterDiscard> => {
    asked.push([workspaceId, id, by]);
    return { id, outcome: "discarded", sentence: REASON };
  };
  return { asked, services: factsOf({ discardDeadLetter }) };
}

function operate(path: string, services: object, body: object) {
  return clientOf({ ...testServices(), ...services }).send(
    "POST",
    `/v1/operator/dead-letters${path}`,
    {
      headers: {
        "content-type": "application/json",
        authorization: `Bearer ${env.OPERATOR_TOKEN}`,
      },
      body: JSON.stringify(body),
    },
  );
}

test("a member discards a letter with a reason, and the audit says who and why", async () => {
  const { asked, services } = consumer();
  const member = await signedIn({ services });
  const id = await storeDeadLetter(env.EVENTS, [member.workspaceId]);
  const { status, body } = await member.post(`/v1/dead-letters/${id}/discard`, { reason: REASON });
  expect([status, body]).toEqual([200, { id, outcome: "discarded", sentence: REASON }]);
  const [entry] = await auditOf(member.workspaceId);
  expect(entry).toMatchObject({
    action: "dead-letter.discard",
    entity_id: id,
    after: { reason: REASON },
  });
  expect(asked).toEqual([[member.workspaceId, id, { actor: entry?.actor_id, reason: REASON }]]);
});

test.each([{}, { reason: "  " }, { reason: "x".repeat(501) }])(
  "without a reason in words nothing is discarded: %j",
  async (said) => {
    const { asked, services } = consumer();
    const member = await signedIn({ services });
    const id = await storeDeadLetter(env.EVENTS, [member.workspaceId]);
    const { status, body } = await member.post(`/v1/dead-letters/${id}/discard`, said);
    expect(status).toBe(400);
    expect(body.errors[0].path).toBe("reason");
    expect(asked).toEqual([]);
  },
);

test("who may only read discards nothing, and another workspace's letters are not there", async () => {
  const { asked, services } = consumer();
  const member = await signedIn({ services });
  const { workspaceId } = member;
  const analyst = await signedIn({ services, role: "analyst", workspaceId });
  const own = await storeDeadLetter(env.EVENTS, [workspaceId]);
  const theirs = await storeDeadLetter(env.EVENTS, [(await signedIn()).workspaceId]);
  const said = { reason: REASON };
  expect((await analyst.post(`/v1/dead-letters/${own}/discard`, said)).status).toBe(403);
  expect((await member.post(`/v1/dead-letters/${theirs}/discard`, said)).status).toBe(404);
  expect(asked).toEqual([]);
  expect(await auditOf(workspaceId)).toEqual([]);
});

test("the operator discards what nobody can read, and what is a workspace's with a row in its audit", async () => {
  const { asked, services } = consumer();
  const { workspaceId } = await signedIn();
  const ids = [
    await storeDeadLetter(env.EVENTS, []),
    await storeDeadLetter(env.EVENTS, [workspaceId]),
  ];
  for (const id of ids) {
    expect((await operate(`/${id}/discard`, services, { reason: REASON })).status).toBe(200);
  }
  expect(asked).toEqual(ids.map((id) => [null, id, { actor: "operator", reason: REASON }]));
  const nobodys = await auditOf("");
  expect(nobodys.map(({ entity_id }) => entity_id)).toContain(ids[0]);
  expect(await auditOf(workspaceId)).toMatchObject([{ entity_id: ids[1], actor_id: "operator" }]);
});
