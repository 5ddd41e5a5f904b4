import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-plugin";
import type { TestProjectInlineConfiguration } from "vitest/config";
import { consumerWorker } from "./consumer-worker.ts";

type WorkerProject = {
  readonly name: string;
  readonly include: readonly string[];
  readonly plugin: Parameters<typeof cloudflareTest>[0];
};

const secrets = {
  tracker: { CLICK_ID_KEYS: `1:${"A".repeat(43)}` },
  consumer: { IP_HASH_KEY: "test-only ip hash key, 32 characters" },
  api: {
    BETTER_AUTH_SECRET: "test-only better-auth secret, 32 chars",
    SETUP_TOKEN: "test-setup-token",
    OPERATOR_TOKEN: "test-operator-token",
    APP_ORIGIN: "http://localhost:8787",
    TRACKING_ORIGIN: "http://localhost:8787",
  },
};

/** Projects that run inside workerd, with the migrated databases and no way out to the network. */
export async function workerProjects(root: string): Promise<TestProjectInlineConfiguration[]> {
  const [controlMigrations, eventsMigrations] = await Promise.all([
    readD1Migrations(`${root}/migrations/control`),
    readD1Migrations(`${root}/migrations/events`),
  ]);
  return projects(root).map(({ name, include, plugin }) => ({
    plugins: [cloudflareTest(plugin)],
    test: {
      name,
      include: [...include],
      setupFiles: [`${root}/scripts/vitest/worker-setup.ts`],
      provide: { controlMigrations, eventsMigrations },
    },
  }));
}

function projects(root: string): readonly WorkerProject[] {
  return [
    {
      name: "db",
      include: ["packages/db/**/*.test.ts"],
      plugin: {
        miniflare: {
          compatibilityDate: "2026-10-20",
          d1Databases: { CONTROL: "CONTROL", EVENTS: "EVENTS" },
          outboundService,
        },
      },
    },
    {
      name: "tracker",
      include: ["workers/tracker/**/*.test.ts"],
      plugin: async () => ({
        wrangler: { configPath: `${root}/wrangler.toml` },
        miniflare: {
          d1Databases: { CONTROL: "CONTROL", EVENTS: "EVENTS" },
          bindings: secrets.tracker,
          outboundService,
          workers: [{ ...(await consumerWorker(root)), outboundService }],
        },
      }),
    },
    {
      name: "consumer",
      include: ["workers/consumer/**/*.test.ts"],
      plugin: {
        wrangler: { configPath: `${root}/workers/consumer/wrangler.toml` },
        miniflare: { bindings: secrets.consumer, outboundService },
      },
    },
    {
      name: "api",
      include: ["workers/api/**/*.test.ts"],
      plugin: async () => ({
        wrangler: { configPath: `${root}/workers/api/wrangler.toml` },
        miniflare: {
          bindings: secrets.api,
          outboundService,
          workers: [{ ...(await consumerWorker(root)), outboundService }],
        },
      }),
    },
  ];
}

function outboundService(request: { readonly url: string }): never {
  throw new Error(`unmocked network: ${request.url}`);
}
