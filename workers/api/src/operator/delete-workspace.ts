import { deleteWorkspacePart, findWorkspaceName } from "@cleverdrip/db";
import { invalidField, notFound } from "../http/refusal.ts";
import { publishAll } from "../publish.ts";
import type { Services } from "../services.ts";

/** Parts of one call: each has a hundred links at most to take back from the edge. */
const PARTS = 5;

/**
 * Deletes a workspace for good, links first, so that nothing of it is served any more. Facts, log and objects follow with the
 * schedule. Whoever calls it again goes on where it ended.
 */
export async function deleteWorkspace(
  services: Pick<Services, "control" | "snapshots" | "nowMs">,
  { workspaceId, name }: { readonly workspaceId: string; readonly name: string },
): Promise<{ isDone: boolean }> {
  const { control, nowMs } = services;
  const known = await findWorkspaceName(control, workspaceId);
  if (known === null) throw notFound("workspace", workspaceId);
  if (known !== name) throw invalidField("name", "is not the name of that workspace");
  for (let i = 0; i < PARTS; i += 1) {
    const { targets, isDone } = await deleteWorkspacePart(control, workspaceId, nowMs());
    await publishAll(targets, services);
    if (isDone) {
      console.log({ event: "workspace.deleted", workspaceId });
      return { isDone };
    }
  }
  return { isDone: false };
}
