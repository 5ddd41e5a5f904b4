import { Refusal } from "../http/refusal.ts";
import type { WorkspaceContext } from "../workspace/context.ts";

type Feed = { fetch(request: Request): Promise<Response> };

/**
 * Hands a WebSocket handshake to the workspace's feed. A handshake is a GET that browsers allow from any page and send
 * cookies with, so its Origin is checked here.
 */
export async function joinFeed(
  request: Request,
  ctx: WorkspaceContext,
  feedOf: (workspaceId: string) => Feed,
): Promise<Response> {
  const origin = request.headers.get("origin");
  if (origin !== null && origin !== ctx.appOrigin) {
    throw new Refusal("forbidden", `pages of ${origin} may not join the live feed`);
  }
  if (request.headers.get("upgrade")?.toLowerCase() !== "websocket") {
    throw new Refusal("invalid-request", "this is a WebSocket; connect with Upgrade: websocket");
  }
  const handshake = new Request(request);
  handshake.headers.delete("cookie");
  handshake.headers.set("x-workspace-id", ctx.workspaceId);
  return feedOf(ctx.workspaceId).fetch(handshake);
}
