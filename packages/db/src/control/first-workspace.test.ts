import { env } from "cloudflare:workers";
import { beforeEach, expect, test } from "vitest";
import { createFirstWorkspace, isSetupOpen } from "./first-workspace.ts";

beforeEach(async () => {
  await env.CONTROL.prepare("DELETE FROM setup_claims").run();
});

const first = (email = `${crypto.randomUUID()}@example.com`) => ({
  atMs: 1_795_000_000_000,
  user: { id: crypto.randomUUID(), name: "Ada", email },
  accountId: crypto.randomUUID(),
  passwordHash: "hash",
  memberId: crypto.randomUUID(),
  workspace: {
    id: crypto.randomUUID(),
    name: "Acme",
    slug: crypto.randomUUID(),
    timezone: "Europe/Berlin",
    currency: "EUR",
    eventsShard: "EVENTS_2",
  },
});

test("of many attempts at once one creates the first workspace", async () => {
  expect(await isSetupOpen(env.CONTROL)).toBe(true);
  const outcomes = await Promise.all(
    Array.from({ length: 50 }, () => createFirstWorkspace(env.CONTROL, first())),
  );
  expect(outcomes.filter((outcome) => outcome === "created")).toHaveLength(1);
  expect(await isSetupOpen(env.CONTROL)).toBe(false);
});

test("an attempt that fails midway claims nothing and leaves nothing", async () => {
  const taken = first();
  await createFirstWorkspace(env.CONTROL, taken);
  await env.CONTROL.prepare("DELETE FROM setup_claims").run();
  const failing = first(taken.user.email);
  await expect(createFirstWorkspace(env.CONTROL, failing)).rejects.toThrow();
  expect(await isSetupOpen(env.CONTROL)).toBe(true);
  const left = await env.CONTROL.prepare("SELECT count(*) AS n FROM workspaces WHERE id = ?")
    .bind(failing.workspace.id)
    .first("n");
  expect(left).toBe(0);
});
