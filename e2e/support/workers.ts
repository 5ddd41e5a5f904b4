import type { Campaign, Link, NewCampaign, Publisher } from "@cleverdrip/contract";
import { createTestHarness, type TestHarness } from "wrangler";
import { browserAgent } from "../../scripts/local/browser-agent.ts";
import { root } from "../../scripts/repository.ts";

const setupToken = "e2e-setup-token";
const trackerSecrets = { CLICK_ID_KEYS: `1:${"A".repeat(43)}` };
const origin = "http://localhost:8787";

const administrator = {
  name: "Erin",
  email: "erin@network.example",
  password: "correct horse battery",
};

/** The Workers together, offline, with empty databases and a signed-in administrator. */
export type Workers = {
  /** Where a browser reaches the tracker, under whatever host name leads to this machine. */
  readonly port: string;
  /** A browser's requests to the tracker, on the platform's own host; a full URL names another. */
  readonly track: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Response>;
  readonly get: <T>(path: string) => Promise<T>;
  readonly post: (path: string, body: unknown) => Promise<Response>;
  readonly patch: (path: string, body: unknown) => Promise<Response>;
  readonly runSchedule: () => Promise<Response>;
  /** Changes CONTROL past the api, for what it rightly refuses. */
  readonly control: (sql: string, ...values: readonly string[]) => Promise<void>;
  readonly stop: () => Promise<void>;
};

const configurations = [
  { configPath: "wrangler.toml", secrets: trackerSecrets },
  { configPath: "workers/tracker/wrangler.toml", secrets: trackerSecrets },
  {
    configPath: "workers/consumer/wrangler.toml",
    secrets: {
      IP_HASH_KEY: "e2e ip hash key of 32 characters",
      RECEIPT_KEY: "e2e receipt key of 32 characters",
    },
    vars: { DELIVERIES_MAY_REACH_LOOPBACK: "true" },
  },
  {
    configPath: "workers/api/wrangler.toml",
    secrets: {
      BETTER_AUTH_SECRET: "e2e better-auth secret of 32 chars",
      SETUP_TOKEN: setupToken,
      OPERATOR_TOKEN: "e2e-operator-token",
    },
  },
];

type Databases = { readonly CONTROL: D1Database; readonly EVENTS: D1Database };

export async function startWorkers(): Promise<Workers> {
  const harness = createTestHarness({
    root,
    workers: [...configurations],
  });
  const { url } = await harness.listen();
  const api = harness.getWorker<Databases>("cleverdrip-api");
  await api.applyD1Migrations("CONTROL");
  await api.applyD1Migrations("EVENTS");
  const send = sender(harness);
  const cookie = await setUp(send);
  return {
    port: url.port,
    track: (path, headers) =>
      fetchVia(harness, path.startsWith("/") ? `${origin}${path}` : path, {
        redirect: "manual",
        headers: { "user-agent": browserAgent, ...headers },
      }),
    get: async <T>(path: string) => {
      const response = await send(path, { headers: { cookie } });
      // The api's own tests hold it to its contract.
      return (await response.json()) as T;
    },
    post: (path, body) => send(path, jsonRequest(body, { cookie })),
    patch: (path, body) => send(path, { ...jsonRequest(body, { cookie }), method: "PATCH" }),
    runSchedule: () =>
      send(
        "/v1/operator/schedule",
        jsonRequest({}, { authorization: "Bearer e2e-operator-token" }),
      ),
    control: async (sql, ...values) => {
      const { CONTROL } = await api.getEnv();
      await CONTROL.prepare(sql)
        .bind(...values)
        .run();
    },
    stop: () => harness.close(),
  };
}

/** A campaign paying 3.30 a sale, a publisher, and the link between them. */
export async function createOffer(
  workers: Workers,
  slug: string,
  delivery: NewCampaign["delivery"] = {},
): Promise<Link> {
  const campaign: NewCampaign = {
    name: `Campaign ${slug}`,
    delivery,
    destinationUrl: "https://shop.example/landing?cid={clickid}&sub={sub1}",
    currency: "USD",
    eventTypes: [
      { name: "sale", payout: { model: "cpa", amountMicros: 3_300_000 }, revenueMicros: 5_000_000 },
    ],
  };
  const { id: campaignId } = await created<Campaign>(await workers.post("/v1/campaigns", campaign));
  const person = { name: `Publisher ${slug}`, email: `${slug}@publisher.example` };
  const { id: publisherId } = await created<Publisher>(
    await workers.post("/v1/publishers", person),
  );
  return created<Link>(await workers.post("/v1/links", { campaignId, publisherId, slug }));
}

export async function created<T>(response: Response): Promise<T> {
  if (response.status !== 201) throw new Error(`${response.status}: ${await response.text()}`);
  // As above: the contract types what the api answers.
  return (await response.json()) as T;
}

type Send = (path: string, init?: RequestInit) => Promise<Response>;

async function setUp(send: Send): Promise<string> {
  const body = { token: setupToken, workspaceName: "Network", ...administrator };
  const response = await send("/v1/setup", jsonRequest(body));
  if (response.status !== 201) throw new Error(`setup: ${await response.text()}`);
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0] ?? "")
    .join("; ");
}

function sender(harness: TestHarness): Send {
  const api = harness.getWorker("cleverdrip-api");
  return (path, init = {}) =>
    api.fetch(`${origin}${path}`, init as never) as unknown as Promise<Response>;
}

function fetchVia(harness: TestHarness, url: string, init: RequestInit): Promise<Response> {
  return harness.fetch(url, init as never) as unknown as Promise<Response>;
}

function jsonRequest(body: unknown, headers: Readonly<Record<string, string>> = {}): RequestInit {
  return {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  };
}
