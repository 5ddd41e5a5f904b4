import type { OpenAPIHono } from "@hono/zod-openapi";
import type { AppEnv } from "./http/app-env.ts";

/** The document is made of the very route objects that answer. */
export function openapiRoute(app: OpenAPIHono<AppEnv>): void {
  app.openAPIRegistry.registerComponent("securitySchemes", "session", {
    type: "apiKey",
    in: "cookie",
    name: "cleverdrip.session_token",
    description:
      "From POST /v1/auth/sign-in/email with {email, password}. Over https the name starts with __Host-.",
  });
  app.openAPIRegistry.registerComponent("securitySchemes", "operator", {
    type: "http",
    scheme: "bearer",
    description: "The installation's OPERATOR_TOKEN.",
  });
  app.doc31("/v1/openapi.json", {
    openapi: "3.1.0",
    info: {
      title: "CleverDrip",
      version: "1",
      description:
        "Lists answer `{ data, nextCursor }`; refusals are RFC 9457 problems; money is integer micros; times are UTC milliseconds.",
    },
  });
}
