import { exports } from "cloudflare:workers";
import { expect, test } from "vitest";

test("the Worker answers with its own bindings", async () => {
  const answer = await exports.default.fetch("http://localhost:8787/v1/openapi.json");
  expect(answer.status).toBe(200);
  expect(answer.headers.get("x-request-id")).not.toBeNull();
  const setup = await exports.default.fetch("http://localhost:8787/v1/setup");
  expect(await setup.json()).toHaveProperty("isOpen");
});
