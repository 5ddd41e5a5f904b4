import { endpoint, endpointWithSecret, pageOf } from "@cleverdrip/contract";
import { readWebhookSecret } from "@cleverdrip/core";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { auditOf } from "../../test-support/audit.ts";
import { factsOf } from "../../test-support/facts.ts";
import { makeCampaign, makeDomain, makeEndpoint, makePublisher } from "../../test-support/make.ts";
import { signedIn } from "../../test-support/member.ts";

const URL_WITH_MACROS = "https://track.pub.example/cb?id={externalid}&s={status:approved=1 hold=0}";

test("a webhook's secret is shown when it is made, and never again", async () => {
  const member = await signedIn();
  const { secret, ...made } = endpointWithSecret.parse(await makeEndpoint(member));
  expect(readWebhookSecret(secret ?? "")).toHaveLength(32);
  expect(made.secretEnds).toEqual([secret?.slice(-4)]);
  const read = await member.get(`/v1/endpoints/${made.id}`);
  expect(endpoint.parse(read.body)).toEqual(made);
  const audit = JSON.stringify(await auditOf(member.workspaceId));
  expect(audit).not.toContain(secret);
});

test("a publisher's postback keeps its macros and needs no secret unless it asks for a signature", async () => {
  const member = await signedIn();
  const publisher = await makePublisher(member);
  const postback = { kind: "postback", publisherId: publisher.id, filter: ["approved"] };
  const plain = await makeEndpoint(member, { ...postback, url: URL_WITH_MACROS });
  expect(plain).toMatchObject({ url: URL_WITH_MACROS, filter: ["approved"], secret: null });
  const signed = await makeEndpoint(member, {
    ...postback,
    url: "https://pub.example/?id={externalid}&sig={sig}",
  });
  expect(signed.secret).not.toBeNull();
  const changed = await member.patch(`/v1/endpoints/${plain.id}`, {
    url: "https://pub.example/?sig={sig}",
  });
  expect(changed.body.secret).not.toBeNull();
});

test("a rotated secret stands beside the one before it, which the next rotation drops", async () => {
  const member = await signedIn();
  const { id, secret } = await makeEndpoint(member);
  const rotate = async () => (await member.post(`/v1/endpoints/${id}/rotate`)).body;
  const second = await rotate();
  expect(second.secretEnds).toEqual([second.secret.slice(-4), secret.slice(-4)]);
  const third = await rotate();
  expect(third.secretEnds).toEqual([third.secret.slice(-4), second.secret.slice(-4)]);
});

test.each([
  ["http://hooks.example/", "https://"],
  ["https://127.0.0.1/", "IP address"],
  ["https://2130706433/", "IP address"],
  ["https://localhost/", "host"],
  ["https://user:pass@hooks.example/", "user name"],
  ["https://hooks.example:8443/", "port"],
  ["https://metadata.internal/", "private"],
  ["javascript:alert(1)", "https://"],
])("nothing is told to %s", async (url, words) => {
  const answer = await (
    await signedIn()
  ).post("/v1/endpoints", { kind: "webhook", name: "x", url });
  expect(answer.status).toBe(400);
  expect(answer.body.errors[0].path).toBe("url");
  expect(answer.body.errors[0].message).toContain(words);
});

test("nothing is told to the workspace's own tracking hosts, also in a change", async () => {
  const member = await signedIn();
  const { hostname } = await makeDomain(member);
  const { id } = await makeEndpoint(member);
  const answer = await member.patch(`/v1/endpoints/${id}`, { url: `https://x.${hostname}/p` });
  expect(answer.status).toBe(400);
  expect(answer.body.errors[0].path).toBe("url");
});

test("plain http is for those who ask for it", async () => {
  const member = await signedIn();
  const made = await makeEndpoint(member, { url: "http://hooks.example/", allowHttp: true });
  expect(made.allowHttp).toBe(true);
  const answer = await member.patch(`/v1/endpoints/${made.id}`, { allowHttp: false });
  expect(answer.body.errors[0].path).toBe("url");
});

test("an endpoint that was switched off is brought back by a member", async () => {
  const member = await signedIn();
  const { id } = await makeEndpoint(member);
  await env.CONTROL.prepare(
    "UPDATE endpoints SET status = 'disabled', status_reason = 'gone' WHERE id = ?",
  )
    .bind(id)
    .run();
  expect((await member.get("/v1/endpoints?status=disabled")).body.data).toMatchObject([
    { id, statusReason: "gone" },
  ]);
  const back = await member.patch(`/v1/endpoints/${id}`, { status: "active" });
  expect(back.body).toMatchObject({ status: "active", statusReason: null });
});

test("endpoints are listed newest first, by kind and publisher, and removed for good", async () => {
  const member = await signedIn();
  const publisherId = (await makePublisher(member)).id;
  const webhook = await makeEndpoint(member);
  const postback = await makeEndpoint(member, {
    kind: "postback",
    publisherId,
    url: URL_WITH_MACROS,
  });
  const ids = async (query: string) => {
    const { body } = await member.get(`/v1/endpoints?${query}`);
    return pageOf(endpoint)
      .parse(body)
      .data.map((row) => row.id);
  };
  expect(await ids("")).toEqual([webhook.id, postback.id].toSorted().toReversed());
  expect(await ids(`publisherId=${publisherId}`)).toEqual([postback.id]);
  expect((await member.remove(`/v1/endpoints/${webhook.id}`)).status).toBe(204);
  expect(await ids("kind=webhook")).toEqual([]);
});

test("an endpoint may be for one campaign, and one event type of it", async () => {
  const member = await signedIn();
  const campaign = await makeCampaign(member);
  const parts = { campaignId: campaign.id, eventTypeId: campaign.eventTypes[0].id };
  expect(await makeEndpoint(member, parts)).toMatchObject(parts);
});

test.each([
  [{ kind: "postback" }, "publisherId"],
  [{ kind: "postback", publisherId: "pub_none" }, "publisherId"],
  [{ kind: "postback", publisherId: "pub_none", url: "https://a.example/{nothing}" }, "url"],
  [{ campaignId: "cmp_none" }, "campaignId"],
  [{ eventTypeId: "evt_none" }, "eventTypeId"],
  [{ filter: ["approved"] }, "filter.0"],
  [{ secret: "mine" }, "secret"],
])("an endpoint with %j is refused by the field's name", async (fields, path) => {
  const body = { kind: "webhook", name: "x", url: "https://hooks.example/", ...fields };
  const answer = await (await signedIn()).post("/v1/endpoints", body);
  expect(answer.status).toBe(400);
  expect(answer.body.errors.map((error: { path: string }) => error.path)).toContain(path);
});

test("a change to what the other kind is told is refused", async () => {
  const member = await signedIn();
  const { id } = await makeEndpoint(member);
  const answer = await member.patch(`/v1/endpoints/${id}`, { filter: ["approved"] });
  expect(answer.body.errors[0].path).toBe("filter.0");
});

test("an endpoint is tried by the consumer, and its answer told", async () => {
  const result = {
    outcome: "answered",
    sentence: "It answered 500.",
    status: 500,
    excerpt: "out of order",
    durationMs: 40,
  };
  const asked: unknown[] = [];
  const services = factsOf({
    testEndpoint: async (...given) => {
      asked.push(given);
      return result;
    },
  });
  const member = await signedIn({ services });
  const { id } = await makeEndpoint(member);
  expect((await member.post(`/v1/endpoints/${id}/test`)).body).toEqual(result);
  expect(asked).toEqual([[member.workspaceId, id]]);
  expect((await member.post("/v1/endpoints/end_none/test")).status).toBe(404);
});

test("a test that nobody carries out is unavailable", async () => {
  const member = await signedIn({ services: factsOf({}) });
  const { id } = await makeEndpoint(member);
  expect((await member.post(`/v1/endpoints/${id}/test`)).status).toBe(503);
});
