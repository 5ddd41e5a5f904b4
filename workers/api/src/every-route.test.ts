import { problem } from "@cleverdrip/contract";
import {
  storeClick,
  storeConversion,
  storeDeadLetter,
  storeDelivery,
  storeDay,
  storeEntry,
  storeFraudAppeal,
  storeFraudDecision,
  storeReceived,
} from "@cleverdrip/db/test-support";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { storeClickHold } from "../test-support/click-hold.ts";
import { clientOf, type Client } from "../test-support/client.ts";
import { makeDomain, makeEndpoint, makeLink, makeSmartLink } from "../test-support/make.ts";
import { signedIn } from "../test-support/member.ts";
import { testServices } from "../test-support/services.ts";

// Promises about every route there is, read from the OpenAPI document: a new route is held to them without being asked.

type Route = {
  readonly method: string;
  readonly path: string;
  readonly security: readonly object[];
};

const { body: openapi } = await clientOf(testServices()).get("/v1/openapi.json");
const routes: Route[] = Object.entries<Record<string, { security?: object[] }>>(
  openapi.paths,
).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    method: method.toUpperCase(),
    path,
    security: operation.security ?? [],
  })),
);
const opensWith = (scheme: string) => (route: Route) =>
  route.security.some((requirement) => scheme in requirement);
const ofMembers = routes.filter(opensWith("session"));
const withId = ofMembers.filter((route) => route.path.includes("{id}"));

/** Bodies that would be accepted, for the routes that take one. */
const BODIES: Readonly<Record<string, object>> = {
  "PATCH /v1/workspace": { name: "Renamed" },
  "POST /v1/campaigns": {
    name: "x",
    destinationUrl: "https://shop.example",
    currency: "USD",
    eventTypes: [{ name: "sale", payout: { model: "cpa", amountMicros: 1 } }],
  },
  "PATCH /v1/campaigns/{id}": { name: "Renamed" },
  "POST /v1/campaigns/{id}/attribution/what-if": { model: { kind: "linear" }, days: 7 },
  "PUT /v1/campaigns/{id}/payout-rules": {
    eventTypeId: "evt_x",
    scope: "tier",
    subject: "gold",
    payout: { model: "cpa", amountMicros: 1 },
  },
  "PUT /v1/rates": { rates: [{ from: "EUR", to: "USD", day: "2026-05-01", rate: "1.08" }] },
  "POST /v1/conversions": { campaignId: "cmp_x", publisherId: "pub_x" },
  "POST /v1/conversions/change": { action: "approve", ids: ["cnv_x"], reason: "x" },
  "PUT /v1/fraud/policy": { isOn: true },
  "PUT /v1/campaigns/{id}/fraud": { isOn: true },
  "POST /v1/fraud/what-if": { campaignId: null, policy: {} },
  "POST /v1/fraud/reviews/decide": { conversionIds: ["cnv_x"], decision: "approve" },
  "POST /v1/fraud/click-holds/decide": {
    days: [{ day: "2026-05-01", campaignId: "cmp_x", publisherId: "pub_x" }],
    decision: "pay",
  },
  "POST /v1/fraud/appeals": { conversionId: "cnv_x", text: "x" },
  "POST /v1/fraud/appeals/{id}/answer": { outcome: "denied", text: "x" },
  "POST /v1/verify-runs": {},
  "POST /v1/erasures": { kind: "value", subject: "0123456789abcdef" },
  "POST /v1/erasures/check": { kind: "value", subject: "0123456789abcdef" },
  "POST /v1/replay": { from: "2026-05-01", to: "2026-05-02" },
  "POST /v1/replay/dry": { from: "2026-05-01", to: "2026-05-02" },
  "POST /v1/uploads": { name: "x.csv", text: "txid\nA\n" },
  "POST /v1/uploads/preview": { text: "txid\nA\n" },
  "POST /v1/publishers": { name: "x", email: "x@x.example" },
  "PATCH /v1/publishers/{id}": { name: "Renamed" },
  "POST /v1/publishers/{id}/ledger": {
    kind: "payment",
    amountMicros: 1,
    currency: "USD",
    note: "wire 1",
  },
  "POST /v1/publishers/{id}/statements/{period}/pay": {
    terms: "net30",
    currency: "USD",
    reference: "wire 1",
  },
  "POST /v1/links": { campaignId: "cmp_x", publisherId: "pub_x" },
  "PATCH /v1/links/{id}": { domainId: null },
  "POST /v1/links/{id}/preview": {},
  "POST /v1/smart-links": {
    name: "x",
    publisherId: "pub_x",
    members: [{ linkId: "lnk_x", weight: 1 }],
  },
  "PATCH /v1/smart-links/{id}": { name: "Renamed" },
  "POST /v1/smart-links/{id}/preview": {},
  "POST /v1/endpoints": { kind: "webhook", name: "x", url: "https://hooks.example" },
  "PATCH /v1/endpoints/{id}": { name: "Renamed" },
  "POST /v1/deliveries/replay": { state: "failed", from: "2026-05-01", to: "2026-05-02" },
  "POST /v1/dead-letters/replay": {},
  "POST /v1/dead-letters/{id}/discard": { reason: "A test message." },
  "POST /v1/domains": { hostname: "go.every-route.example" },
  "PATCH /v1/domains/{id}": { eventPath: "/assets/in" },
};

const QUERIES: Readonly<Record<string, string>> = {
  "GET /v1/balance": "?from=2026-05-01&to=2026-05-02",
  "DELETE /v1/campaigns/{id}/payout-rules": "?eventTypeId=evt_x&scope=tier&subject=gold",
  "GET /v1/publishers/{id}/statements": "?terms=net30",
  "GET /v1/publishers/{id}/statements/{file}": "?terms=net30",
  "GET /v1/payouts.csv": "?terms=net30",
  "GET /v1/reports": "?from=2026-05-01&to=2026-05-02&groupBy=campaign",
};

function ask(client: Client, { method, path }: Route, id = "none") {
  const body = BODIES[`${method} ${path}`];
  return client.send(
    method,
    path
      .replace("{id}", id)
      .replace("receipts/{file}", "receipts/2026-05-01.ndjson")
      .replace("{file}", "2026-05-01.csv")
      .replace("{period}", "2026-05-01") + (QUERIES[`${method} ${path}`] ?? ""),
    body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { "content-type": "application/json" } },
  );
}

const title = ({ method, path }: Route) => `${method} ${path}`;
const table = (list: readonly Route[]) =>
  list.map((route): [string, Route] => [title(route), route]);

/** A workspace with something of everything, and the id of each by the path that shows it. */
async function furnished() {
  const member = await signedIn();
  const domain = await makeDomain(member);
  const link = await makeLink(member);
  const smartLink = await makeSmartLink(member);
  const { campaignId, publisherId, id: linkId } = link;
  const click = { campaignId, publisherId, linkId };
  const ids: Record<string, string> = {
    "/v1/campaigns/{id}": campaignId,
    "/v1/publishers/{id}": publisherId,
    "/v1/links/{id}": linkId,
    "/v1/smart-links/{id}": smartLink.id,
    "/v1/domains/{id}": domain.id,
    "/v1/clicks/{id}": await storeClick(env.EVENTS, member.workspaceId, click),
    "/v1/endpoints/{id}": (await makeEndpoint(member)).id,
    "/v1/dead-letters/{id}": await storeDeadLetter(env.EVENTS, [member.workspaceId]),
    "/v1/deliveries/{id}": await storeDelivery(env.EVENTS, member.workspaceId),
    "/v1/verify-runs/{id}": (await member.post("/v1/verify-runs", {})).body.id,
    "/v1/erasures/{id}": (await member.post("/v1/erasures", BODIES["POST /v1/erasures"])).body.id,
    "/v1/uploads/{id}": (await member.post("/v1/uploads", BODIES["POST /v1/uploads"])).body.id,
    "/v1/fraud/decisions/{id}": await storeFraudDecision(env.EVENTS, member.workspaceId),
    "/v1/fraud/appeals/{id}": await storeFraudAppeal(env.EVENTS, member.workspaceId),
    "/v1/received/{id}": await storeReceived(env.EVENTS, member.workspaceId),
    "/v1/conversions/{id}": await storeConversion(env.EVENTS, member.workspaceId),
  };
  await storeEntry(env.EVENTS, member.workspaceId, { publisherId, atMs: Date.UTC(2026, 4, 10) });
  await storeClickHold(member.workspaceId, { campaignId, publisherId });
  await storeDay(env.EVENTS, member.workspaceId, "2026-05-01", { clicks: 1 });
  const idFor = (path: string) => {
    const found = Object.entries(ids).find(([prefix]) => path.startsWith(prefix));
    if (found === undefined) throw new Error(`furnished() has nothing for ${path}`);
    return found[1];
  };
  return { member, ids: Object.values(ids), idFor };
}

const theirs = await furnished();

test("routes open without a session are these and no others", () => {
  const open = routes.filter(
    (route) => !opensWith("session")(route) && !opensWith("operator")(route),
  );
  expect(open.map(title)).toEqual([
    "GET /v1/setup",
    "POST /v1/setup",
    "GET /.well-known/receipt-keys.json",
  ]);
});

test.each(table(ofMembers))("%s asks for a session", async (_, route) => {
  const answer = await ask(clientOf(testServices()), route);
  expect(answer.status).toBe(401);
  expect(problem.parse(answer.body).code).toBe("unauthenticated");
});

test.each(table(routes.filter(opensWith("operator"))))(
  "%s asks for the operator",
  async (_, route) => {
    expect((await ask(await signedIn(), route)).status).toBe(401);
  },
);

test.each(table(withId))(
  "%s answers another workspace's id as one that does not exist",
  async (_, route) => {
    const mine = await signedIn();
    const foreignId = theirs.idFor(route.path);
    const foreign = await ask(mine, route, foreignId);
    expect(foreign.status).toBe(404);
    const missingId = `${foreignId.slice(0, -4)}zzzz`;
    const missing = await ask(mine, route, missingId);
    const blurred = (answer: typeof foreign, id: string) => ({
      ...problem.parse(answer.body),
      requestId: "",
      detail: answer.body.detail.replace(id, "ID"),
    });
    expect(blurred(foreign, foreignId)).toEqual(blurred(missing, missingId));
  },
);

test.each(
  table(ofMembers.filter((route) => route.method === "GET" && !route.path.includes("{id}"))),
)("%s shows nothing of another workspace", async (_, route) => {
  const answer = await ask(await signedIn(), route);
  const text = JSON.stringify(answer.body);
  for (const id of [...theirs.ids, theirs.member.workspaceId]) expect(text).not.toContain(id);
  if (Array.isArray(answer.body.data)) expect(answer.body.data).toEqual([]);
});

test("everything of a workspace is as it was after another one has tried every route", async () => {
  const { member, idFor } = await furnished();
  const show = () =>
    Promise.all(
      withId
        .filter((route) => route.method === "GET" && !route.path.endsWith("/live"))
        .map(async (route) => {
          const { body } = await ask(member, route, idFor(route.path));
          return JSON.stringify(body).replace(/"requestId":"\w+"/, "");
        }),
    );
  const before = await show();
  const stranger = await signedIn();
  for (const route of withId) await ask(stranger, route, idFor(route.path));
  expect(await show()).toEqual(before);
});

test.each(
  ["analyst", "finance", "advertiser", "publisher", "nonsense"].flatMap((role) =>
    table(ofMembers).map(([name, route]): [string, string, Route] => [role, name, route]),
  ),
)("the role %s on %s is let in only to read", async (role, _, route) => {
  const answer = await ask(await signedIn({ role }), route);
  const mayRead = role === "analyst" || role === "finance";
  if (mayRead && route.method === "GET") expect(answer.status).not.toBe(403);
  else expect(answer.status).toBe(403);
});

/** Nobody else answers for what cannot be undone. */
const FOR_OWNERS = ["POST /v1/erasures", "POST /v1/erasures/check", "POST /v1/replay"];

test.each(["owner", "manager"])(
  "the role %s is let in, a manager but to erase or replay",
  async (role) => {
    const member = await signedIn({ role });
    for (const route of ofMembers) {
      const isKeptOut = role === "manager" && FOR_OWNERS.includes(title(route));
      expect([title(route), (await ask(member, route)).status === 403]).toEqual([
        title(route),
        isKeptOut,
      ]);
    }
  },
);
