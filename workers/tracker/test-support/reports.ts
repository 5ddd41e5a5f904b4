import type { ConversionVerdict } from "@cleverdrip/contract";
import { env, exports } from "cloudflare:workers";
import { BROWSER } from "./isolate.ts";

// The tracker itself has no way to the facts; the tests look at what the consumer beside it wrote.
const { EVENTS } = env as unknown as { readonly EVENTS: D1Database };

/** A request to the whole tracker, on the platform's host unless another is named. */
export function send(
  path: string,
  init: RequestInit = {},
  origin = "http://localhost",
): Promise<Response> {
  const headers = { "user-agent": BROWSER, ...(init.headers as Record<string, string>) };
  const request = new Request(origin + path, { redirect: "manual", ...init, headers });
  return exports.default.fetch(request);
}

/** What a postback is told. */
export async function report(path: string, init: RequestInit = {}): Promise<ConversionVerdict> {
  const response = await send(path, init);
  return response.json();
}

type Row = Readonly<Record<string, string | number | null>>;

export async function rowsOf(table: string, workspaceId: string): Promise<Row[]> {
  const { results } = await EVENTS.prepare(`SELECT * FROM ${table} WHERE workspace_id = ?`)
    .bind(workspaceId)
    .all<Row>();
  return results;
}
