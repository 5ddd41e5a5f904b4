import { me } from "@cleverdrip/contract";
import { env } from "cloudflare:workers";
import { beforeEach, expect, test } from "vitest";
import { clientOf } from "../../test-support/client.ts";
import { randomId } from "../../test-support/member.ts";
import { testServices } from "../../test-support/services.ts";
import { snapshotOf } from "../../test-support/snapshot.ts";

const client = clientOf(testServices());

beforeEach(async () => {
  await env.CONTROL.prepare("DELETE FROM setup_claims").run();
});

const request = (fields: object = {}) => ({
  token: env.SETUP_TOKEN,
  name: "Ada",
  email: `${randomId()}@example.com`,
  password: "correct horse battery",
  workspaceName: "Acme",
  timezone: "Europe/Berlin",
  currency: "EUR",
  ...fields,
});

const isOpen = async () => (await client.get("/v1/setup")).body;

test("setup creates the owner and the workspace and signs in", async () => {
  expect(await isOpen()).toEqual({ isOpen: true });
  const body = request();
  const answer = await client.post("/v1/setup", body);
  expect(answer.status).toBe(201);
  expect(me.parse(answer.body)).toMatchObject({
    user: { name: "Ada", email: body.email },
    workspace: { name: "Acme", timezone: "Europe/Berlin", currency: "EUR", role: "owner" },
  });
  const cookie = answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  const owner = clientOf(testServices(), cookie);
  expect((await owner.get("/v1/me")).body).toEqual(answer.body);
  expect(await snapshotOf("workspace", answer.body.workspace.id)).toMatchObject({ name: "Acme" });
  expect(await isOpen()).toEqual({ isOpen: false });
});

test("the new owner can sign in with the password", async () => {
  const { email, password } = request();
  await client.post("/v1/setup", request({ email, password }));
  const answer = await client.post("/v1/auth/sign-in/email", { email, password });
  expect(answer.status).toBe(200);
});

test("the token works once", async () => {
  await client.post("/v1/setup", request());
  const again = await client.post("/v1/setup", request());
  expect(again.status).toBe(409);
  expect(again.body.code).toBe("conflict");
});

test("of fifty at once one sets up", async () => {
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => client.post("/v1/setup", request())),
  );
  const statuses = answers.map((answer) => answer.status).toSorted();
  expect(statuses).toEqual([201, ...Array<number>(49).fill(409)]);
}, 60_000);

test("a wrong token is refused and leaves setup open", async () => {
  const answer = await client.post("/v1/setup", request({ token: "guess" }));
  expect(answer.status).toBe(403);
  expect(await isOpen()).toEqual({ isOpen: true });
});

test("an installation without a token cannot be set up", async () => {
  const closed = clientOf(testServices({ setupToken: "" }));
  expect((await closed.post("/v1/setup", request({ token: " " }))).status).toBe(403);
});

test("a setup that fails midway does not use up the token", async () => {
  const body = request();
  await client.post("/v1/setup", body);
  await env.CONTROL.prepare("DELETE FROM setup_claims").run();
  expect((await client.post("/v1/setup", request({ email: body.email }))).status).toBe(500);
  expect(await isOpen()).toEqual({ isOpen: true });
  expect((await client.post("/v1/setup", request())).status).toBe(201);
});

test("zone and currency need not be given", async () => {
  const { timezone: _, currency: __, ...body } = request();
  const answer = await client.post("/v1/setup", body);
  expect(answer.body.workspace).toMatchObject({ timezone: "UTC", currency: "USD" });
});

test.each([
  [{ password: "eleven char" }, "password"],
  [{ email: "nobody" }, "email"],
  [{ timezone: "Mars/Olympus" }, "timezone"],
  [{ currency: "euro" }, "currency"],
  [{ workspaceName: "  " }, "workspaceName"],
  [{ role: "owner" }, "role"],
])("a setup with %j is refused by the field's name", async (fields, path) => {
  const answer = await client.post("/v1/setup", request(fields));
  expect(answer.status).toBe(400);
  expect(answer.body.errors[0].path).toBe(path);
  expect(await isOpen()).toEqual({ isOpen: true });
});
