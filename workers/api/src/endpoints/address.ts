import { compilePostback, findMacroProblems, judgeEndpoint } from "@cleverdrip/core";
import { listDomains, type EndpointRecord } from "@cleverdrip/db";
import type { FieldError } from "../http/refusal.ts";
import type { WorkspaceContext } from "../workspace/context.ts";

/** More domains than a workspace has. */
const MAX_DOMAINS = 1_000;
const MACRO = /\{[^{}]*\}/g;

type Address = Pick<EndpointRecord, "kind" | "url" | "allowHttp">;

/** Why nothing may be sent to an address; the same is asked again before every send. */
export async function addressErrors(
  ctx: WorkspaceContext,
  { kind, url, allowHttp }: Address,
): Promise<readonly FieldError[]> {
  const isPostback = kind === "postback";
  const errors = isPostback
    ? findMacroProblems(url).map(({ macro, problem }) => `${macro}: ${problem}`)
    : [];
  // Macros may hold spaces; what they are filled with is percent-encoded.
  const text = isPostback ? url.replaceAll(MACRO, "x") : url;
  const ownHosts = await hostsOf(ctx);
  const verdict = judgeEndpoint(text, { parse: (own) => URL.parse(own), allowHttp, ownHosts });
  if (verdict.kind === "refused") errors.push(verdict.reason);
  if (errors.length === 0 && isPostback && compilePostback(url) === null)
    errors.push("is not a URL that can be called");
  return errors.map((message) => ({ path: "url", message }));
}

/** Nothing is told to ourselves: a postback to a tracking host would report a conversion. */
async function hostsOf(ctx: WorkspaceContext): Promise<readonly string[]> {
  const page = { limit: MAX_DOMAINS, beforeId: null };
  const { rows } = await listDomains(ctx.control, ctx.workspaceId, page);
  const origins = [ctx.appOrigin, ctx.trackingOrigin].map((origin) => new URL(origin).hostname);
  return [...origins, ...rows.map(({ hostname }) => hostname)];
}
