import { countAttempt, forgetAttempts, type AttemptRule } from "@cleverdrip/db";
import { APIError, createAuthMiddleware } from "better-auth/api";
import { createHash } from "node:crypto";

const MINUTE_MS = 60_000;
/** Of one account, whoever tries: guessing a password of 12 characters at this pace is hopeless. */
const PER_ACCOUNT: AttemptRule = { max: 10, windowMs: 10 * MINUTE_MS };
/** Of one address, or of one /64 where it is IPv6. */
const SIGN_INS_PER_ADDRESS = { max: 30, window: 60 };
const OTHERS_PER_ADDRESS = { max: 300, window: 60 };

/** better-auth counts requests per address and path; the counting is ours, exact and shared by all isolates. */
export function addressLimit(control: D1Database, nowMs: () => number) {
  return {
    enabled: true,
    ...OTHERS_PER_ADDRESS,
    customRules: {
      "/sign-in/email": SIGN_INS_PER_ADDRESS,
      "/get-session": false,
    },
    customStorage: {
      consume: async (key: string, rule: { readonly max: number; readonly window: number }) => {
        const limit = { max: rule.max, windowMs: rule.window * 1_000 };
        const waitMs = await countAttempt(control, `address:${key}`, limit, nowMs());
        return { allowed: waitMs === 0, retryAfter: waitMs === 0 ? null : seconds(waitMs) };
      },
    },
  } as const;
}

/** Counts sign-ins per account, also of accounts that do not exist; a success starts anew. */
export function accountLimit(control: D1Database, nowMs: () => number) {
  return {
    before: createAuthMiddleware(async function refuseGuessing(ctx) {
      const key = accountKey(ctx.path, ctx.body);
      if (key === null) return;
      const waitMs = await countAttempt(control, key, PER_ACCOUNT, nowMs());
      if (waitMs === 0) return;
      throw new APIError(
        "TOO_MANY_REQUESTS",
        {
          code: "TOO_MANY_SIGN_INS",
          message: `Too many attempts for this account. Try again in ${seconds(waitMs)} seconds.`,
        },
        { "Retry-After": String(seconds(waitMs)) },
      );
    }),
    after: createAuthMiddleware(async function forgetGuesses(ctx) {
      const key = accountKey(ctx.path, ctx.body);
      if (key !== null && ctx.context.newSession !== null) await forgetAttempts(control, key);
    }),
  };
}

/** What people type into an e-mail field is not kept: the key is a digest of it. */
function accountKey(path: string, body: unknown): string | null {
  if (path !== "/sign-in/email" || typeof body !== "object" || body === null) return null;
  if (!("email" in body) || typeof body.email !== "string") return null;
  return `account:${createHash("sha256").update(body.email.trim().toLowerCase()).digest("base64url")}`;
}

function seconds(ms: number): number {
  return Math.ceil(ms / 1_000);
}
