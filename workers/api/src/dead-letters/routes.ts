import type { OpenAPIHono } from "@hono/zod-openapi";
import { memberAccess } from "../auth/require-member.ts";
import type { AppEnv } from "../http/app-env.ts";
import { refusals } from "../http/route-parts.ts";
import { serveLetters } from "./letter-routes.ts";
import { memberReader } from "./reader.ts";

export function deadLetterRoutes(app: OpenAPIHono<AppEnv>): void {
  serveLetters(app, {
    path: "/v1/dead-letters",
    access: { ...memberAccess, tags: ["Dead letters"] },
    refusals,
    listed: "Messages of yours that could not be processed, newest first.",
    readerOf: (c) => memberReader(c.env, c.var.workspace),
  });
}
