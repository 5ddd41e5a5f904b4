import type { SnippetPaths } from "@cleverdrip/core";
import type { TestWorkspace } from "@cleverdrip/testing";
import { env } from "cloudflare:workers";

/** A tracking host of the workspace's own, with its own names for the snippet and its reports where they are given. */
export async function createTestHost(
  { workspaceId, slug }: TestWorkspace,
  { scriptPath = null, eventPath = null }: SnippetPaths = {},
): Promise<string> {
  const hostname = `go-${slug}.example`;
  await env.CONTROL.prepare(
    `INSERT INTO domains (id, workspace_id, hostname, script_path, event_path, created_at_ms)
     VALUES (?, ?, ?, ?, ?, 0)`,
  )
    .bind(`dom_${slug}`, workspaceId, hostname, scriptPath, eventPath)
    .run();
  return hostname;
}
