import { problem } from "@cleverdrip/contract";
import { expect, test, vi } from "vitest";
import { clientOf } from "../../test-support/client.ts";
import { makeCampaign } from "../../test-support/make.ts";
import { signedIn } from "../../test-support/member.ts";
import { testServices } from "../../test-support/services.ts";

const JSON_TYPE = { "content-type": "application/json" };

test("a path that does not exist is a problem, with or without a session", async () => {
  for (const client of [clientOf(testServices()), await signedIn()]) {
    const answer = await client.get("/v1/nothing");
    expect(answer.status).toBe(404);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(problem.parse(answer.body)).toMatchObject({ code: "not-found", status: 404 });
  }
});

test("a method that a path does not have is a problem", async () => {
  const answer = await (await signedIn()).send("PUT", "/v1/campaigns", { headers: JSON_TYPE });
  expect(answer.status).toBe(404);
  expect(answer.body.detail).toContain("PUT /v1/campaigns");
});

test("every answer carries a request id of its own, and a problem repeats it", async () => {
  const member = await signedIn();
  const [good, bad] = [await member.get("/v1/me"), await member.get("/v1/campaigns/none")];
  expect(good.headers.get("x-request-id")).toMatch(/^[0-9a-z]{16}$/);
  expect(bad.body.requestId).toBe(bad.headers.get("x-request-id"));
  expect(bad.body.requestId).not.toBe(good.headers.get("x-request-id"));
});

test("no answer may be cached", async () => {
  const member = await signedIn();
  for (const path of ["/v1/me", "/v1/campaigns/none", "/v1/setup", "/v1/auth/get-session"]) {
    expect((await member.get(path)).headers.get("cache-control")).toBe("no-store");
  }
});

test.each(["{", "", "null", "[]", '"text"', "1"])("the body %j is refused", async (body) => {
  const member = await signedIn();
  const answer = await member.send("POST", "/v1/campaigns", { headers: JSON_TYPE, body });
  expect(answer.status).toBe(400);
  expect(problem.parse(answer.body).code).toBe("invalid-request");
});

test.each([
  "text/plain",
  "application/x-www-form-urlencoded",
  "multipart/form-data; boundary=x",
  "application/jsonx",
  "text/plain; application/json",
])("a body of type %s is refused: a page elsewhere could send it", async (type) => {
  const member = await signedIn();
  const answer = await member.send("POST", "/v1/publishers", {
    headers: { "content-type": type },
    body: JSON.stringify({ name: "x", email: "a@x.example" }),
  });
  expect(answer.status).toBe(400);
  expect(answer.body.detail).toContain("application/json");
  expect((await member.get("/v1/publishers")).body.data).toEqual([]);
});

test("JSON with a charset is JSON", async () => {
  const member = await signedIn();
  const answer = await member.send("POST", "/v1/publishers", {
    headers: { "content-type": "Application/JSON; charset=utf-8" },
    body: JSON.stringify({ name: "x", email: "a@x.example" }),
  });
  expect(answer.status).toBe(201);
});

test.each(["https://evil.example", "null", "http://localhost:8787.evil.example"])(
  "a change asked for by a page of %s is refused",
  async (origin) => {
    const member = await signedIn();
    const { id } = await makeCampaign(member);
    const answer = await member.send("POST", `/v1/campaigns/${id}/pause`, { headers: { origin } });
    expect(answer.status).toBe(403);
    expect((await member.get(`/v1/campaigns/${id}`)).body.status).toBe("active");
  },
);

test("a body above the limit is refused, whether or not it says how long it is", async () => {
  const member = await signedIn();
  const body = JSON.stringify({ name: "x".repeat(300_000) });
  const told = await member.send("POST", "/v1/campaigns", {
    headers: { ...JSON_TYPE, "content-length": String(body.length) },
    body,
  });
  const untold = await member.send("POST", "/v1/campaigns", {
    headers: { ...JSON_TYPE, "transfer-encoding": "chunked" },
    body: new Blob([body]).stream(),
  });
  for (const answer of [told, untold]) {
    expect(answer.status).toBe(413);
    expect(problem.parse(answer.body).code).toBe("too-large");
  }
});

test("every unknown field of a body or query is named", async () => {
  const member = await signedIn();
  const body = await member.post("/v1/publishers", { name: "x", email: "a@x.example", a: 1, b: 2 });
  expect(body.body.errors).toEqual([
    { path: "a", message: "unknown field" },
    { path: "b", message: "unknown field" },
  ]);
  for (const path of ["/v1/campaigns?staus=active", "/v1/me?staus=1", "/v1/links/x?staus=1"]) {
    const query = await member.get(path);
    expect(query.status).toBe(400);
    expect(query.body.errors[0]).toEqual({ path: "staus", message: "unknown field" });
  }
});

test.each([
  ["limit=0", "limit"],
  ["limit=201", "limit"],
  ["limit=ten", "limit"],
  ["status=gone", "status"],
  ["cursor=%21", "cursor"],
  ["cursor=abc", "cursor"],
  [`cursor=${btoa("cmp_' OR 1=1")}`, "cursor"],
  ["limit=1&limit=2", "limit"],
])("a list asked for with %s is refused by the field's name", async (query, path) => {
  const answer = await (await signedIn()).get(`/v1/campaigns?${query}`);
  expect(answer.status).toBe(400);
  expect(answer.body.errors[0].path).toBe(path);
});

test("a bug is answered by its request id alone and logged once with everything", async () => {
  const logged = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const eventsShard = () => {
    throw new Error("secret detail");
  };
  const member = await signedIn({ services: { eventsShard } });
  const answer = await member.get("/v1/me");
  expect(answer.status).toBe(500);
  expect(problem.parse(answer.body).code).toBe("internal");
  expect(JSON.stringify(answer.body)).not.toContain("secret detail");
  expect(logged.mock.calls).toEqual([
    [
      expect.objectContaining({
        event: "request.failed",
        requestId: answer.body.requestId,
        path: "/v1/me",
        error: expect.stringContaining("secret detail"),
      }),
    ],
  ]);
  logged.mockRestore();
});

test("the OpenAPI document lists the routes and is open to everybody", async () => {
  const { status, body } = await clientOf(testServices()).get("/v1/openapi.json");
  expect(status).toBe(200);
  expect(Object.keys(body.paths)).toEqual(
    expect.arrayContaining(["/v1/campaigns", "/v1/links/{id}/pause", "/v1/reports", "/v1/live"]),
  );
});
