import { appealsOf } from "@cleverdrip/db";
import type { WorkspaceContext } from "../workspace/context.ts";

/** Appeals without an answer, by the id of their result or the key of their day of clicks. */
export async function openAppealsOf(
  { events, workspaceId }: Pick<WorkspaceContext, "events" | "workspaceId">,
  subjects: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (subjects.length === 0) return new Map();
  const appeals = await appealsOf(events, workspaceId, subjects);
  const open = appeals.filter(({ answeredAtMs }) => answeredAtMs === null);
  return new Map(open.map(({ conversionId, id }) => [conversionId, id]));
}
