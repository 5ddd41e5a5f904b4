import { deadLetterPage } from "@cleverdrip/contract";
import { storeDeadLetter } from "@cleverdrip/db/test-support";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { clientOf } from "../../test-support/client.ts";
import { signedIn } from "../../test-support/member.ts";
import { testServices } from "../../test-support/services.ts";

const PATH = "/v1/operator/dead-letters";

function operate(method: string, path = "", body?: object) {
  return clientOf(testServices()).send(method, `${PATH}${path}`, {
    headers: {
      authorization: `Bearer ${env.OPERATOR_TOKEN}`,
      "content-type": "application/json",
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

test("the operator sees what nobody can read, and every workspace's, with their bodies", async () => {
  const [a, b] = [await signedIn(), await signedIn()];
  const receivedAtMs = Date.now();
  const ids = [
    await storeDeadLetter(env.EVENTS, [], { receivedAtMs }),
    await storeDeadLetter(env.EVENTS, [a.workspaceId, b.workspaceId], { receivedAtMs }),
  ];
  const { data } = deadLetterPage.parse((await operate("GET")).body);
  expect(data.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
  for (const id of ids) {
    const { body } = await operate("GET", `/${id}`);
    expect(body).toMatchObject({ isShared: false, body: { content: '{"v":7}' } });
  }
  expect((await a.get(`/v1/dead-letters/${ids[0]}`)).status).toBe(404);
});

test("the operator replays one, and all of them step by step", async () => {
  const id = await storeDeadLetter(env.EVENTS, []);
  const { body } = await operate("POST", `/${id}/replay`);
  expect(body).toMatchObject({ id, outcome: "failed", sentence: expect.stringContaining("kind") });
  let failed = 0;
  for (
    let cursor: string | null = null, isFirst = true;
    isFirst || cursor !== null;
    isFirst = false
  ) {
    const step = await operate("POST", "/replay", cursor === null ? {} : { cursor });
    expect(step.status).toBe(200);
    failed += step.body.failed;
    cursor = step.body.nextCursor;
  }
  expect(failed).toBeGreaterThan(0);
  expect((await operate("GET", `/${id}`)).body).toMatchObject({ attempts: 103 });
});

test("a letter that is not there is said not to be", async () => {
  for (const [method, path] of [
    ["GET", "/none"],
    ["POST", "/none/replay"],
  ] as const)
    expect((await operate(method, path)).status).toBe(404);
});
