import type { ErasureSubject } from "@cleverdrip/contract";
import { clickTime } from "@cleverdrip/core";
import { invalidField, Refusal } from "../http/refusal.ts";
import type { WorkspaceContext } from "../workspace/context.ts";

/** What cannot be undone is the owner's: also to look who would be found. */
export function requireOwner({ role }: Pick<WorkspaceContext, "role">): void {
  if (role !== "owner") throw new Refusal("forbidden", "only an owner of the workspace may erase");
}

/** As it is stored: ids and hashes are compared in lower case. */
export function readSubject({ kind, subject }: ErasureSubject): ErasureSubject {
  if (kind === "value") return { kind, subject: subject.toLowerCase() };
  const click = clickTime(subject.trim());
  if (click === null) {
    throw invalidField("subject", "is no click id: those have 32 letters and digits");
  }
  return { kind, subject: click.clickId };
}
