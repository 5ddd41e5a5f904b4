import { Refusal } from "../http/refusal.ts";
import type { WorkspaceContext } from "./context.ts";

/** What cannot be undone is the owner's; `deed` is a verb. */
export function requireOwner({ role }: Pick<WorkspaceContext, "role">, deed: string): void {
  if (role !== "owner")
    throw new Refusal("forbidden", `only an owner of the workspace may ${deed}`);
}
