import { findMembership } from "@cleverdrip/db";
import { createMiddleware } from "hono/factory";
import type { AppEnv } from "../http/app-env.ts";
import { Refusal } from "../http/refusal.ts";
import { workspaceContext } from "../workspace/context.ts";
import { mayAccess } from "./access.ts";

/** The workspace is the session's, and whether the user still belongs to it is asked every time. */
const requireMember = createMiddleware<AppEnv>(async function requireMember(c, next) {
  const { auth, control } = c.env;
  const { response: signedIn, headers } = await auth.api.getSession({
    headers: c.req.raw.headers,
    returnHeaders: true,
  });
  if (signedIn === null)
    throw new Refusal("unauthenticated", "sign in first; there is no valid session");
  const { user, session } = signedIn;
  const workspaceId = session.activeOrganizationId ?? null;
  const membership =
    workspaceId === null ? null : await findMembership(control, workspaceId, user.id);
  if (membership === null) throw new Refusal("forbidden", "you are not a member of this workspace");
  const access = c.req.method === "GET" || c.req.method === "HEAD" ? "read" : "write";
  if (!mayAccess(membership.role, access)) {
    throw new Refusal("forbidden", `the role ${membership.role} may not ${access} here`);
  }
  c.set("workspace", workspaceContext(c.env, { ...membership, user }));
  await next();
  // A session in use is prolonged: its cookie has to follow.
  if (c.res.status === 101) return;
  for (const cookie of headers.getSetCookie()) c.res.headers.append("set-cookie", cookie);
});

/** Spread into the definition of every route of a workspace. */
export const memberAccess = {
  middleware: requireMember,
  security: [{ session: [] }],
};
