import { accounts, controlDb } from "@cleverdrip/db";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { clientOf, type Answer } from "../../test-support/client.ts";
import { randomId, signedIn } from "../../test-support/member.ts";
import { testServices } from "../../test-support/services.ts";
import { createAuth } from "./create-auth.ts";
import { hashPassword } from "./password.ts";

const PASSWORD = "correct horse battery";

/** Somebody with a password, and a way to sign in from an address of its own. */
async function account(address = randomAddress()) {
  const member = await signedIn();
  const at = new Date();
  await controlDb(env.CONTROL)
    .insert(accounts)
    .values({
      id: randomId(),
      accountId: member.userId,
      providerId: "credential",
      userId: member.userId,
      password: await hashPassword(PASSWORD),
      createdAt: at,
      updatedAt: at,
    });
  const email = `${member.userId}@example.com`;
  return { ...member, email, signIn: (password: string) => signIn({ email, password }, address) };
}

function signIn(body: object, address = randomAddress()): Promise<Answer> {
  return clientOf(testServices()).send("POST", "/v1/auth/sign-in/email", {
    headers: { "content-type": "application/json", "cf-connecting-ip": address },
    body: JSON.stringify(body),
  });
}

/** At another account each time, and refused before a password is hashed. */
function guess(address: string): Promise<Answer> {
  return signIn({ email: `${randomId()} is no address`, password: PASSWORD }, address);
}

function randomAddress(): string {
  const [a = 0, b = 0, c = 0] = crypto.getRandomValues(new Uint8Array(3));
  return `10.${a}.${b}.${c}`;
}

const cookieOf = (answer: Answer) => answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";

test("the right password opens a session in the user's first workspace", async () => {
  const { signIn: enter, workspaceId } = await account();
  const answer = await enter(PASSWORD);
  expect(answer.status).toBe(200);
  const session = clientOf(testServices(), cookieOf(answer));
  expect((await session.get("/v1/me")).body.workspace.id).toBe(workspaceId);
});

test("the address may be written in any case", async () => {
  const { email } = await account();
  expect((await signIn({ email: email.toUpperCase(), password: PASSWORD })).status).toBe(200);
});

test("a wrong password and an unknown address get the same answer", async () => {
  const { signIn: enter } = await account();
  const wrong = await enter("wrong horse battery");
  const unknown = await signIn({ email: `${randomId()}@example.com`, password: PASSWORD });
  for (const answer of [wrong, unknown]) {
    expect(answer.status).toBe(401);
    expect(answer.body.message).toBe("Invalid email or password");
    expect(answer.headers.getSetCookie()).toEqual([]);
  }
  expect(unknown.body).toEqual(wrong.body);
});

test.each([{}, { email: "ada@example.com" }, { email: "nobody", password: PASSWORD }])(
  "the sign-in %j is not valid",
  async (body) => {
    expect((await signIn(body)).status).toBe(400);
  },
);

test("over plain localhost the cookie is HttpOnly and Lax and not marked Secure", async () => {
  const { signIn: enter } = await account();
  const [cookie] = (await enter(PASSWORD)).headers.getSetCookie();
  expect(cookie).toMatch(/^cleverdrip\.session_token=/);
  expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Lax$/);
});

test("over https the cookie is bound to its host", async () => {
  const { email } = await account();
  const origin = "https://app.clever.example";
  const { control, nowMs } = testServices();
  const auth = createAuth({ control, origin, nowMs, secret: env.BETTER_AUTH_SECRET });
  const client = clientOf(testServices({ auth, appOrigin: origin }));
  const answer = await client.post("/v1/auth/sign-in/email", { email, password: PASSWORD });
  const [cookie] = answer.headers.getSetCookie();
  expect(cookie).toMatch(/^__Host-cleverdrip\.session_token=/);
  expect(cookie).toContain("; Path=/; HttpOnly; Secure; SameSite=Lax");
  expect(cookie).not.toContain("Domain");
  const session = clientOf(testServices({ auth, appOrigin: origin }), cookieOf(answer));
  expect((await session.get("/v1/me")).status).toBe(200);
});

test("signing out ends the session for good", async () => {
  const { signIn: enter } = await account();
  const session = clientOf(testServices(), cookieOf(await enter(PASSWORD)));
  expect((await session.post("/v1/auth/sign-out")).status).toBe(200);
  expect((await session.get("/v1/me")).status).toBe(401);
});

test("a changed password must be long enough and opens the next session", async () => {
  const { signIn: enter } = await account();
  const session = clientOf(testServices(), cookieOf(await enter(PASSWORD)));
  const change = (newPassword: string) =>
    session.post("/v1/auth/change-password", { currentPassword: PASSWORD, newPassword });
  expect((await change("eleven char")).status).toBe(400);
  expect((await change("twelve chars and more")).status).toBe(200);
  expect((await enter(PASSWORD)).status).toBe(401);
  expect((await enter("twelve chars and more")).status).toBe(200);
});

test("an eleventh guess at one account is refused whatever the address, also with the right password", async () => {
  const { email } = await account();
  for (let i = 0; i < 10; i += 1) {
    expect((await signIn({ email, password: "wrong horse battery" })).status).toBe(401);
  }
  const refused = await signIn({ email, password: PASSWORD });
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
});

test("a success forgets the guesses before it", async () => {
  const { signIn: enter } = await account();
  for (let round = 0; round < 3; round += 1) {
    for (let i = 0; i < 4; i += 1) expect((await enter("wrong horse battery")).status).toBe(401);
    expect((await enter(PASSWORD)).status).toBe(200);
  }
});

test("one address may try thirty times a minute, over all accounts", async () => {
  const address = randomAddress();
  for (let i = 0; i < 30; i += 1) expect((await guess(address)).status).toBe(400);
  expect((await guess(address)).status).toBe(429);
});

test("addresses of one IPv6 network count as one", async () => {
  const network = `2001:db8:${randomId()
    .replaceAll(/[^0-9a-f]/g, "")
    .slice(0, 4)}:1`;
  for (let i = 1; i <= 30; i += 1) expect((await guess(`${network}::${i}`)).status).toBe(400);
  expect((await guess(`${network}:ffff::31`)).status).toBe(429);
});

test("of the address only its network is kept with the session", async () => {
  const { signIn: enter, userId } = await account("198.51.100.77");
  await enter(PASSWORD);
  const { results } = await env.CONTROL.prepare("SELECT ip_address FROM sessions WHERE user_id = ?")
    .bind(userId)
    .all();
  expect(results).toContainEqual({ ip_address: "198.51.100.0/24" });
  expect(JSON.stringify(results)).not.toContain("198.51.100.77");
});

test.each([
  ["POST", "/v1/auth/sign-up/email"],
  ["POST", "/v1/auth/update-user"],
  ["POST", "/v1/auth/delete-user"],
  ["POST", "/v1/auth/organization/create"],
  ["POST", "/v1/auth/organization/update"],
  ["POST", "/v1/auth/organization/delete"],
  ["POST", "/v1/auth/organization/add-member"],
  ["POST", "/v1/auth/organization/invite-member"],
  ["POST", "/v1/auth/organization/update-member-role"],
  ["GET", "/v1/auth/ok"],
])("%s %s is closed", async (method, path) => {
  const member = await signedIn();
  const body =
    method === "POST" ? { body: "{}", headers: { "content-type": "application/json" } } : {};
  expect((await member.send(method, path, body)).status).toBe(404);
});
