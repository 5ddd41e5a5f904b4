import type { Me, Setup } from "@cleverdrip/contract";
import { encodeBase32, entityId } from "@cleverdrip/core";
import { createFirstWorkspace, findMembership, isSetupOpen } from "@cleverdrip/db";
import { hashPassword } from "../auth/password.ts";
import { Refusal } from "../http/refusal.ts";
import { isSameSecret } from "../http/same-secret.ts";
import type { Services } from "../services.ts";
import { publishAll } from "../publish.ts";
import { toMe } from "../workspace/entity.ts";

export type SetupResult = { readonly me: Me; readonly cookies: readonly string[] };

/** Creates the first administrator with a workspace and signs in. The token works once, whatever happens at once. */
export async function setUp(services: Services, input: Setup): Promise<SetupResult> {
  const { control, auth, setupToken } = services;
  if (!isSameSecret(input.token, setupToken)) {
    throw new Refusal("forbidden", "the setup token is not this installation's SETUP_TOKEN");
  }
  if (!(await isSetupOpen(control))) throw alreadySetUp();
  requireShard(services);
  const { userId, workspaceId, first } = await firstWorkspace(services, input);
  const outcome = await createFirstWorkspace(control, first);
  if (outcome === "already-claimed") throw alreadySetUp();
  await publishAll([{ kind: "workspace", name: workspaceId }], services);
  const { email, password } = input;
  const signedIn = await auth.api.signInEmail({ body: { email, password }, returnHeaders: true });
  const membership = await findMembership(control, workspaceId, userId);
  if (membership === null) throw new Error("the first workspace has no owner");
  return {
    me: toMe({ ...membership, user: first.user }),
    cookies: signedIn.headers.getSetCookie(),
  };
}

async function firstWorkspace({ nowMs, randomBytes, newWorkspacesShard }: Services, input: Setup) {
  const atMs = nowMs();
  const newId = () => encodeBase32(randomBytes(20));
  const userId = newId();
  const workspaceId = entityId("wsp", atMs, randomBytes(10));
  const first = {
    atMs,
    user: { id: userId, name: input.name, email: input.email.toLowerCase() },
    accountId: newId(),
    passwordHash: await hashPassword(input.password),
    memberId: newId(),
    workspace: {
      id: workspaceId,
      name: input.workspaceName,
      // better-auth wants one; ids are unique as they are.
      slug: workspaceId,
      timezone: input.timezone,
      currency: input.currency,
      eventsShard: newWorkspacesShard,
    },
  };
  return { userId, workspaceId, first };
}

/** A workspace whose database is not there would be found out by its first click. */
function requireShard({ eventsShard, newWorkspacesShard }: Services): void {
  try {
    eventsShard(newWorkspacesShard);
  } catch (error) {
    throw new Refusal("unavailable", `NEW_WORKSPACES_SHARD: ${String(error)}`);
  }
}

function alreadySetUp(): Refusal {
  return new Refusal("conflict", "this installation is set up already; sign in");
}
