import { pageOf, receivedRow } from "@cleverdrip/contract";
import { storeReceived } from "@cleverdrip/db/test-support";
import { RECORDED } from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { factsOf } from "../../test-support/facts.ts";
import { signedIn } from "../../test-support/member.ts";

test("what came in is shown with its hint and without secrets", async () => {
  const member = await signedIn();
  const hint = 'did you mean "deposit"?';
  const unknown = { verdict: "rejected", reason: "X_EVENT_UNKNOWN", event: "depsit", hint };
  await storeReceived(env.EVENTS, member.workspaceId);
  const id = await storeReceived(env.EVENTS, member.workspaceId, unknown);
  const { body } = await member.get("/v1/received?reason=X_EVENT_UNKNOWN");
  expect(pageOf(receivedRow).parse(body).data).toMatchObject([
    { id, ...unknown, parameters: [{ name: "click_id" }, { name: "token", value: "(hidden)" }] },
  ]);
  expect((await member.get(`/v1/received/${id}`)).body).toEqual(body.data[0]);
});

test("a report is given again to the consumer, and its new verdict told", async () => {
  const asked: unknown[] = [];
  const services = factsOf({
    replayReport: async (...given) => {
      asked.push(given);
      return { ...RECORDED, returnBody: "OK" };
    },
  });
  const member = await signedIn({ services });
  const id = await storeReceived(env.EVENTS, member.workspaceId);
  const answer = await member.post(`/v1/received/${id}/replay`);
  expect(answer.body).toEqual(RECORDED);
  expect(asked).toEqual([[member.workspaceId, id]]);
  expect((await member.post("/v1/received/rcv_none/replay")).status).toBe(404);
});

test("a replay that nobody answers is unavailable", async () => {
  const member = await signedIn({ services: factsOf({}) });
  const id = await storeReceived(env.EVENTS, member.workspaceId);
  expect((await member.post(`/v1/received/${id}/replay`)).status).toBe(503);
});

test.each([
  ["verdict=paid", "verdict"],
  ["from=soon", "from"],
  ["via=fax", "via"],
])("reports asked for with %s are refused by the field's name", async (query, path) => {
  const answer = await (await signedIn()).get(`/v1/received?${query}`);
  expect(answer.status).toBe(400);
  expect(answer.body.errors[0].path).toBe(path);
});
