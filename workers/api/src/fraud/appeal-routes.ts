import {
  fraudAppeal,
  fraudAppealAnswer,
  fraudAppealQuery,
  newFraudAppeal,
  publisherFraudQuery,
  publisherFraudRow,
} from "@cleverdrip/contract";
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { AppEnv } from "../http/app-env.ts";
import { conflicting, unavailable } from "../http/route-parts.ts";
import { bodyOfOneRoute, createOneRoute, listOfOneRoute, listRoute } from "../http/route-shapes.ts";
import { answerAppeal } from "./answer-appeal.ts";
import { enterAppeal } from "./enter-appeal.ts";
import { appealPage } from "./list-appeals.ts";
import { publisherFraudPage } from "./publisher-view.ts";

const tag = "Fraud";
const path = "/v1/fraud/appeals";

const list = listRoute(tag, path, fraudAppealQuery, ["Appeals, newest first.", fraudAppeal]);
const enter = createOneRoute(
  tag,
  path,
  newFraudAppeal,
  ["The appeal of the publisher whose result it is, or whose day of paid clicks.", fraudAppeal],
  conflicting,
);

const answer = bodyOfOneRoute(
  tag,
  `${path}/{id}/answer`,
  fraudAppealAnswer,
  ["The appeal with its answer.", fraudAppeal],
  { ...conflicting, ...unavailable },
);

const forPublisher = listOfOneRoute(tag, "/v1/publishers/{id}/fraud", publisherFraudQuery, [
  "What of its results is held or rejected for fraud, as the publisher may read it. A page may end early: go on while there is a nextCursor.",
  publisherFraudRow,
]);

export function fraudAppealRoutes(app: OpenAPIHono<AppEnv>): void {
  app.openapi(list, async (c) =>
    c.json(await appealPage(c.var.workspace, c.req.valid("query")), 200),
  );
  app.openapi(enter, async (c) =>
    c.json(await enterAppeal(c.var.workspace, c.req.valid("json")), 201),
  );
  app.openapi(answer, async (c) => {
    const { id } = c.req.valid("param");
    return c.json(await answerAppeal(c.var.workspace, id, c.req.valid("json"), c.env.facts), 200);
  });
  app.openapi(forPublisher, async (c) => {
    const { id } = c.req.valid("param");
    return c.json(await publisherFraudPage(c.var.workspace, id, c.req.valid("query")), 200);
  });
}
