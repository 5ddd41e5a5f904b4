import { controlDb, members, sessions, users, workspaces } from "@cleverdrip/db";
import { encodeBase32 } from "@cleverdrip/core";
import { env } from "cloudflare:workers";
import type { Services } from "../src/services.ts";
import { clientOf, type Client } from "./client.ts";
import { testServices } from "./services.ts";

export type Member = Client & {
  readonly workspaceId: string;
  readonly userId: string;
  readonly cookie: string;
  readonly services: Services;
};

export type MemberOptions = {
  readonly role?: string;
  readonly timezone?: string;
  readonly currency?: string;
  readonly services?: Partial<Services>;
  /** An existing workspace to join. */
  readonly workspaceId?: string;
  readonly expiresAtMs?: number;
};

/** Somebody signed in to a workspace of its own, without the half second that a password hash takes. */
export async function signedIn(options: MemberOptions = {}): Promise<Member> {
  const control = controlDb(env.CONTROL);
  const services = testServices(options.services);
  const userId = randomId();
  const token = randomId();
  const at = new Date(services.nowMs());
  const workspaceId = options.workspaceId ?? `wsp_${randomId().slice(0, 24)}`;
  await control
    .insert(workspaces)
    .values({
      id: workspaceId,
      name: "Acme",
      slug: workspaceId,
      createdAt: at,
      timezone: options.timezone ?? "UTC",
      currency: options.currency ?? "USD",
    })
    .onConflictDoNothing();
  await control.insert(users).values({
    id: userId,
    name: "Ada",
    email: `${userId}@example.com`,
    createdAt: at,
    updatedAt: at,
  });
  await control.insert(members).values({
    id: randomId(),
    organizationId: workspaceId,
    userId,
    role: options.role ?? "owner",
    createdAt: at,
  });
  await control.insert(sessions).values({
    id: randomId(),
    token,
    userId,
    activeOrganizationId: workspaceId,
    expiresAt: new Date(options.expiresAtMs ?? Date.now() + 6 * 86_400_000),
    createdAt: at,
    updatedAt: at,
  });
  const cookie = await sessionCookie(token);
  return { ...clientOf(services, cookie), workspaceId, userId, cookie, services };
}

export function randomId(): string {
  return encodeBase32(crypto.getRandomValues(new Uint8Array(20)));
}

/** better-auth signs the token with HMAC-SHA256 under its secret. */
async function sessionCookie(token: string): Promise<string> {
  const key = await crypto.subtle.importKey(
    "raw",
    new TextEncoder().encode(env.BETTER_AUTH_SECRET),
    { name: "HMAC", hash: "SHA-256" },
    false,
    ["sign"],
  );
  const mac = await crypto.subtle.sign("HMAC", key, new TextEncoder().encode(token));
  const signature = btoa(String.fromCharCode(...new Uint8Array(mac)));
  return `cleverdrip.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
}
