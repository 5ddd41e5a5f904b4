import { addressPrefix } from "@cleverdrip/core";
import {
  accounts,
  controlDb,
  findFirstWorkspaceId,
  invitations,
  members,
  sessions,
  users,
  verifications,
  workspaces,
} from "@cleverdrip/db";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { isAPIError } from "better-auth/api";
import { betterAuth } from "better-auth/minimal";
import { organization } from "better-auth/plugins/organization";
import { hashPassword, verifyPassword } from "./password.ts";
import { accountLimit, addressLimit } from "./sign-in-limits.ts";

export type AuthSources = {
  readonly control: D1Database;
  readonly secret: string;
  /** Origin of the dashboard: the only one whose pages may use a session. */
  readonly origin: string;
  readonly nowMs: () => number;
};

export type Auth = ReturnType<typeof createAuth>;

const schema = { users, sessions, accounts, verifications, workspaces, members, invitations };

/** Users, sessions and workspaces (better-auth's organizations) on CONTROL. */
export function createAuth({ control, secret, origin, nowMs }: AuthSources) {
  return betterAuth({
    baseURL: origin,
    basePath: "/v1/auth",
    secret,
    trustedOrigins: [origin],
    telemetry: { enabled: false },
    database: drizzleAdapter(controlDb(control), { provider: "sqlite", schema }),
    user: { modelName: "users" },
    session: { modelName: "sessions" },
    account: { modelName: "accounts" },
    verification: { modelName: "verifications" },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 12,
      maxPasswordLength: 128,
      password: {
        hash: hashPassword,
        verify: ({ password, hash }) => verifyPassword(password, hash),
      },
    },
    rateLimit: addressLimit(control, nowMs),
    hooks: accountLimit(control, nowMs),
    databaseHooks: { session: { create: { before: beginSession(control) } } },
    advanced: cookiesOf(origin),
    plugins: [
      organization({
        allowUserToCreateOrganization: false,
        disableOrganizationDeletion: true,
        schema: {
          organization: { modelName: "workspaces" },
          member: { modelName: "members" },
          invitation: { modelName: "invitations" },
        },
      }),
    ],
    onAPIError: { onError: rethrowBug },
    logger: { level: "warn", log: logEvent },
  });
}

type NewSession = { readonly userId: string; readonly ipAddress?: string | null | undefined };

/** A session starts in the user's first workspace. Of the address, only the network is kept. */
function beginSession(control: D1Database) {
  return async (session: NewSession) => ({
    data: {
      ...session,
      ipAddress: addressPrefix(session.ipAddress ?? ""),
      activeOrganizationId: await findFirstWorkspaceId(control, session.userId),
    },
  });
}

/** Refusals are answered by better-auth; anything else goes on to where all bugs are answered and logged. */
function rethrowBug(error: unknown): void {
  if (!isAPIError(error)) throw error;
}

/** `__Host-` binds a cookie to this very host; browsers take it over https only, so plain localhost does without. */
function cookiesOf(origin: string) {
  const isSecure = origin.startsWith("https://");
  return {
    cookiePrefix: isSecure ? "__Host-cleverdrip" : "cleverdrip",
    useSecureCookies: false,
    defaultCookieAttributes: {
      secure: isSecure,
      httpOnly: true,
      sameSite: "lax" as const,
      path: "/",
    },
    ipAddress: { ipAddressHeaders: ["cf-connecting-ip"], ipv6Subnet: 64 },
    // Forgery is refused before any route, by Origin and content type (http/guards.ts).
    disableCSRFCheck: true,
  };
}

function logEvent(level: string, message: string): void {
  console.warn({ event: "auth.log", level, message });
}
