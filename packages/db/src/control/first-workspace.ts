import { isNotUnique } from "../constraint.ts";
import { accounts, members, users } from "./auth-tables.ts";
import { controlDb } from "./control-db.ts";
import { setupClaims, workspaces } from "./workspace-tables.ts";

export type FirstWorkspace = {
  readonly atMs: number;
  readonly user: { readonly id: string; readonly name: string; readonly email: string };
  readonly accountId: string;
  readonly passwordHash: string;
  readonly memberId: string;
  readonly workspace: {
    readonly id: string;
    readonly name: string;
    readonly slug: string;
    readonly timezone: string;
    readonly currency: string;
    readonly eventsShard: string;
  };
};

export async function isSetupOpen(db: D1Database): Promise<boolean> {
  return (await controlDb(db).select().from(setupClaims).get()) === undefined;
}

/** Claims the installation and creates its owner at once: of many attempts one succeeds, and a failed one claims nothing. */
export async function createFirstWorkspace(
  db: D1Database,
  first: FirstWorkspace,
): Promise<"created" | "already-claimed"> {
  const control = controlDb(db);
  const at = new Date(first.atMs);
  const userId = first.user.id;
  try {
    await control.batch([
      control.insert(setupClaims).values({ id: 1, claimedAtMs: first.atMs }),
      control.insert(users).values({ ...first.user, createdAt: at, updatedAt: at }),
      control.insert(accounts).values({
        id: first.accountId,
        accountId: userId,
        providerId: "credential",
        userId,
        password: first.passwordHash,
        createdAt: at,
        updatedAt: at,
      }),
      control.insert(workspaces).values({ ...first.workspace, createdAt: at }),
      control.insert(members).values({
        id: first.memberId,
        organizationId: first.workspace.id,
        userId,
        role: "owner",
        createdAt: at,
      }),
    ]);
    return "created";
  } catch (error) {
    if (isNotUnique(error, "setup_claims.id")) return "already-claimed";
    throw error;
  }
}
