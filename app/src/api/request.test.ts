import { afterEach, expect, test, vi } from "vitest";
import { problem } from "../testing/fake-api.ts";
import { ApiError, isNotFound, isTransient, isUnauthenticated } from "./api-error.ts";
import { request } from "./request.ts";

afterEach(() => vi.unstubAllGlobals());

function answer(response: () => Response | Promise<Response>) {
  const fetch = vi.fn<typeof globalThis.fetch>(async () => response());
  vi.stubGlobal("fetch", fetch);
  return fetch;
}

async function refusal(): Promise<ApiError> {
  const error: unknown = await request("/v1/things").catch((thrown: unknown) => thrown);
  if (error instanceof ApiError) return error;
  throw new Error("the request was not refused");
}

test("a successful answer is its JSON", async () => {
  answer(() => Response.json({ name: "a" }));
  expect(await request("/v1/things")).toEqual({ name: "a" });
});

test("an empty successful answer is nothing", async () => {
  answer(() => new Response(null, { status: 204 }));
  expect(await request("/v1/things/1", { method: "DELETE" })).toBeUndefined();
});

test("a problem keeps its detail, its fields and its request id", async () => {
  const errors = [{ path: "name", message: "must not be empty" }];
  answer(() => problem(400, { detail: "name: must not be empty", errors }));
  const { problem: found, message } = await refusal();
  expect(message).toBe("name: must not be empty");
  expect(found).toMatchObject({ status: 400, errors, requestId: "req_1" });
});

test.each([
  [401, "unauthenticated"],
  [403, "forbidden"],
  [404, "not-found"],
  [409, "conflict"],
  [429, "too-many-requests"],
  [500, "internal"],
  [502, "internal"],
  [503, "unavailable"],
])("a bare %s, such as a proxy sends, becomes a problem of code %s", async (status, code) => {
  answer(() => new Response("<html>oops</html>", { status }));
  const { problem: found } = await refusal();
  expect(found).toMatchObject({ status, code });
  expect(found.detail).not.toMatch(/</);
});

test("the authentication library's message is used where there is no problem", async () => {
  answer(() => Response.json({ code: "X", message: "Session expired" }, { status: 401 }));
  expect((await refusal()).message).toBe("Session expired");
});

test("no answer at all is an error that says so and may be tried again", async () => {
  answer(() => Promise.reject(new TypeError("Failed to fetch")));
  const error = await refusal();
  expect(error.status).toBe(0);
  expect(error.message).toMatch(/could not be reached/);
  expect(isTransient(error)).toBe(true);
});

test("a request that was called off stays an abort", async () => {
  const controller = new AbortController();
  controller.abort();
  answer(() => Promise.reject(new DOMException("aborted", "AbortError")));
  await expect(request("/v1/things", { signal: controller.signal })).rejects.toThrow("aborted");
});

test("parameters that are not given, or empty, are not sent", async () => {
  const fetch = answer(() => Response.json({}));
  await request("/v1/things", { query: { search: "", cursor: undefined, limit: 50, name: "a&b" } });
  expect(fetch.mock.calls[0]?.[0]).toBe("/v1/things?limit=50&name=a%26b");
});

test("a body is sent as JSON, and a request without one claims no content type", async () => {
  const fetch = answer(() => Response.json({}));
  await request("/v1/things", { method: "POST", body: { a: 1 } });
  await request("/v1/things/1/pause", { method: "POST" });
  expect(fetch.mock.calls[0]?.[1]).toMatchObject({
    body: '{"a":1}',
    headers: { "content-type": "application/json" },
  });
  expect(fetch.mock.calls[1]?.[1]?.headers).not.toHaveProperty("content-type");
});

test("refusals are told apart by their status", async () => {
  answer(() => problem(401));
  expect(isUnauthenticated(await refusal())).toBe(true);
  answer(() => problem(404));
  const missing = await refusal();
  expect(isNotFound(missing)).toBe(true);
  expect(isTransient(missing)).toBe(false);
  expect(isUnauthenticated(new Error("a bug"))).toBe(false);
});
