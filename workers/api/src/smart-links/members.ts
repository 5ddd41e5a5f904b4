import type { NewSmartLink } from "@cleverdrip/contract";
import { readLinkParents } from "@cleverdrip/db";
import { invalidFields, type FieldError } from "../http/refusal.ts";
import type { WorkspaceContext } from "../workspace/context.ts";

/** Throws unless they are links of that publisher, each given once, and at least one gets visitors. */
export async function requireMembers(
  { control, workspaceId }: Pick<WorkspaceContext, "control" | "workspaceId">,
  publisherId: string,
  members: NewSmartLink["members"],
): Promise<void> {
  const ids = members.map(({ linkId }) => linkId);
  const parents = await readLinkParents(control, workspaceId, ids);
  const errors: FieldError[] = ids.flatMap((id, i) => {
    const link = parents.get(id);
    const path = `members.${i}.linkId`;
    if (link === undefined) return [{ path, message: "is not a link of this workspace" }];
    if (link.publisherId !== publisherId)
      return [{ path, message: "is a link of another publisher" }];
    return ids.indexOf(id) < i ? [{ path, message: "is given twice" }] : [];
  });
  if (members.every(({ weight }) => weight === 0))
    errors.push({ path: "members", message: "at least one needs a weight above 0" });
  if (errors.length > 0) throw invalidFields(errors);
}
