import type { TestWorkspace } from "@cleverdrip/testing";
import { env } from "cloudflare:workers";

/** A tracking host of the workspace's own. */
export async function createTestHost({ workspaceId, slug }: TestWorkspace): Promise<string> {
  const hostname = `go-${slug}.example`;
  await env.CONTROL.prepare(
    `INSERT INTO domains (id, workspace_id, hostname, created_at_ms) VALUES (?, ?, ?, 0)`,
  )
    .bind(`dom_${slug}`, workspaceId, hostname)
    .run();
  return hostname;
}
