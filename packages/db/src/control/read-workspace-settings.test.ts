import { createTestWorkspace } from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { readHostSettings } from "./read-workspace-settings.ts";

const { CONTROL } = env as unknown as { readonly CONTROL: D1Database };

test("a host is its workspace's, any other the only workspace's, and with two nobody's", async () => {
  await CONTROL.prepare(`DELETE FROM workspaces`).run();
  expect(await readHostSettings(CONTROL, "go.brand.example")).toBeNull();
  const first = await createTestWorkspace(CONTROL, { timezone: "Europe/Berlin" });
  expect(await readHostSettings(CONTROL, "localhost")).toMatchObject({
    id: first.workspaceId,
    timezone: "Europe/Berlin",
  });
  const second = await createTestWorkspace(CONTROL);
  await CONTROL.prepare(
    `INSERT INTO domains (id, workspace_id, hostname, created_at_ms) VALUES (?, ?, ?, 0)`,
  )
    .bind(crypto.randomUUID(), second.workspaceId, "go.brand.example")
    .run();
  expect((await readHostSettings(CONTROL, "go.brand.example"))?.id).toBe(second.workspaceId);
  expect(await readHostSettings(CONTROL, "localhost")).toBeNull();
});
