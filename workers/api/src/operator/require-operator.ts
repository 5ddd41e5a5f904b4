import { createMiddleware } from "hono/factory";
import type { AppEnv } from "../http/app-env.ts";
import { Refusal } from "../http/refusal.ts";
import { isSameSecret } from "../http/same-secret.ts";

const requireOperator = createMiddleware<AppEnv>(async function requireOperator(c, next) {
  const token = /^Bearer (.+)$/i.exec(c.req.header("authorization") ?? "")?.[1] ?? "";
  if (!isSameSecret(token, c.env.operatorToken)) {
    throw new Refusal(
      "unauthenticated",
      "send Authorization: Bearer with this installation's OPERATOR_TOKEN",
    );
  }
  await next();
});

/** Spread into the definition of every route of whoever runs the installation. */
export const operatorAccess = {
  middleware: requireOperator,
  security: [{ operator: [] }],
};
