import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-plugin";
import { configDefaults, type TestProjectInlineConfiguration } from "vitest/config";
import { consumerWorker } from "./consumer-worker.ts";
import { IN_NODE, nodeProject } from "./node-project.ts";
import { trackerAllWorker } from "./tracker-all-worker.ts";

type WorkerProject = {
  readonly name: string;
  readonly include: readonly string[];
  /** Its requests go through the fast lane first. */
  readonly hasLane?: true;
  readonly plugin: Parameters<typeof cloudflareTest>[0];
};

const secrets = {
  tracker: {
    CLICK_ID_KEYS: `1:${"A".repeat(43)}`,
    TRACKING_ORIGIN: "http://localhost:8787",
  },
  consumer: {
    IP_HASH_KEY: "test-only ip hash key, 32 characters",
    RECEIPT_KEY: "test-only receipt key, 32 characters",
  },
  api: {
    BETTER_AUTH_SECRET: "test-only better-auth secret, 32 chars",
    SETUP_TOKEN: "test-setup-token",
    OPERATOR_TOKEN: "test-operator-token",
    APP_ORIGIN: "http://localhost:8787",
    TRACKING_ORIGIN: "http://localhost:8787",
  },
};

/** Beside what wrangler.toml has: a workspace can move. */
const secondShard = { EVENTS_2: "EVENTS_2" };

/** Projects that run inside workerd, with the migrated databases and no way out to the network; and the one that need not. */
export async function workerProjects(root: string): Promise<TestProjectInlineConfiguration[]> {
  const [controlMigrations, eventsMigrations] = await Promise.all([
    readD1Migrations(`${root}/migrations/control`),
    readD1Migrations(`${root}/migrations/events`),
  ]);
  const inWorkerd = projects(root).map(({ name, include, hasLane = false, plugin }) => ({
    plugins: [cloudflareTest(plugin)],
    test: {
      name,
      include: [...include],
      exclude: [...configDefaults.exclude, ...IN_NODE],
      // Each test has a workspace of its own; a runtime for each file would take longer than all tests together.
      isolate: false,
      setupFiles: [`${root}/scripts/vitest/worker-setup.ts`],
      // A busy machine must not turn a slow test into a failed one.
      testTimeout: 120_000,
      provide: { controlMigrations, eventsMigrations, hasLane },
    },
  }));
  return [...inWorkerd, nodeProject(root)];
}

function projects(root: string): readonly WorkerProject[] {
  return [
    {
      name: "db",
      include: ["packages/db/src/**/*.test.ts"],
      plugin: {
        miniflare: {
          compatibilityDate: "2026-10-20",
          d1Databases: { CONTROL: "CONTROL", EVENTS: "EVENTS" },
          outboundService,
        },
      },
    },
    ...trackerProjects(root),
    {
      name: "consumer",
      include: ["workers/consumer/**/*.test.ts"],
      plugin: {
        wrangler: { configPath: `${root}/workers/consumer/wrangler.toml` },
        miniflare: {
          d1Databases: secondShard,
          // Tests have sources judged when they want to.
          bindings: { ...secrets.consumer, FRAUD_GATHER_SECONDS: "86400" },
          outboundService,
        },
      },
    },
    {
      name: "api",
      include: ["workers/api/**/*.test.ts"],
      plugin: async () => ({
        wrangler: { configPath: `${root}/workers/api/wrangler.toml` },
        miniflare: {
          d1Databases: secondShard,
          bindings: secrets.api,
          outboundService,
          workers: [{ ...(await consumerWorker(root)), outboundService }],
        },
      }),
    },
  ];
}

/** The complete tracker by itself, and behind the fast lane: the same promises. */
function trackerProjects(root: string): readonly WorkerProject[] {
  return [
    {
      name: "tracker",
      include: ["workers/tracker/**/*.test.ts"],
      plugin: async () => ({
        wrangler: { configPath: `${root}/workers/tracker/wrangler.toml` },
        miniflare: {
          d1Databases: { CONTROL: "CONTROL", EVENTS: "EVENTS" },
          // Beside those of wrangler.toml, as where one queue is not enough.
          queueProducers: { CLICKS_2: { queueName: "cleverdrip-clicks-2" } },
          bindings: secrets.tracker,
          outboundService,
          workers: [{ ...(await consumerWorker(root)), outboundService }],
        },
      }),
    },
    {
      name: "lane",
      include: [
        "workers/tracker/src/*.test.ts",
        "workers/tracker/src/click/{caps,customer-click,go-on,redirect,smart-link,visitor}.test.ts",
      ],
      hasLane: true,
      plugin: async () => ({
        wrangler: { configPath: `${root}/wrangler.toml` },
        miniflare: {
          // The fast lane reads none of these; the tests set them up for what is behind it.
          kvNamespaces: { SNAPSHOTS: "SNAPSHOTS" },
          d1Databases: { CONTROL: "CONTROL", EVENTS: "EVENTS" },
          queueProducers: { CLICKS_2: { queueName: "cleverdrip-clicks-2" } },
          bindings: secrets.tracker,
          outboundService,
          workers: [
            { ...(await trackerAllWorker(root, secrets.tracker)), outboundService },
            { ...(await consumerWorker(root)), outboundService },
          ],
        },
      }),
    },
  ];
}

function outboundService(request: { readonly url: string }): never {
  throw new Error(`unmocked network: ${request.url}`);
}
