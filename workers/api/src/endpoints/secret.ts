import { webhookSecret } from "@cleverdrip/core";
import type { EndpointRecord } from "@cleverdrip/db";
import type { WorkspaceContext } from "../workspace/context.ts";

/** Standard Webhooks: 24 to 64 bytes. */
const SECRET_BYTES = 32;
const SIGNATURE = /\{sig[:}]/i;

/** Webhooks are always signed, a postback where its URL asks for it. */
export function needsSecret({ kind, url }: Pick<EndpointRecord, "kind" | "url">): boolean {
  return kind === "webhook" || SIGNATURE.test(url);
}

export function newSecret({ randomBytes }: Pick<WorkspaceContext, "randomBytes">): string {
  return webhookSecret(randomBytes(SECRET_BYTES));
}
