import type { OpenAPIHono } from "@hono/zod-openapi";
import type { AppEnv } from "../http/app-env.ts";
import { refusals } from "../http/route-parts.ts";
import { operatorAccess } from "../operator/require-operator.ts";
import { serveLetters } from "./letter-routes.ts";
import { operatorReader } from "./reader.ts";

export function operatorLetterRoutes(app: OpenAPIHono<AppEnv>): void {
  serveLetters(app, {
    path: "/v1/operator/dead-letters",
    access: { ...operatorAccess, tags: ["Operator"] },
    refusals: { 400: refusals[400], 401: refusals[401] },
    listed: "Every message that could not be processed, newest first.",
    readerOf: (c) => operatorReader(c.env),
  });
}
