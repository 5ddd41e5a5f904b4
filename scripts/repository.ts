import { fileURLToPath } from "node:url";

export type WorkerName = "tracker" | "tracker-all" | "consumer" | "api";

export type WorkerProject = {
  readonly name: WorkerName;
  readonly config: string;
  /** Of its generated types, and where they are. */
  readonly envInterface: string;
  readonly envTypes: string;
};

/** Absolute path of the repository, without a trailing slash. */
export const root = fileURLToPath(new URL("..", import.meta.url)).replace(/\/$/, "");

/** In deployment order: a service binding needs its target to exist. */
export const workers: readonly WorkerProject[] = [
  {
    name: "consumer",
    config: "workers/consumer/wrangler.toml",
    envInterface: "ConsumerEnv",
    envTypes: "workers/consumer/worker-configuration.d.ts",
  },
  {
    name: "tracker-all",
    config: "workers/tracker/wrangler.toml",
    envInterface: "TrackerAllEnv",
    envTypes: "workers/tracker/all-configuration.d.ts",
  },
  {
    name: "tracker",
    config: "wrangler.toml",
    envInterface: "TrackerEnv",
    envTypes: "workers/tracker/worker-configuration.d.ts",
  },
  {
    name: "api",
    config: "workers/api/wrangler.toml",
    envInterface: "ApiEnv",
    envTypes: "workers/api/worker-configuration.d.ts",
  },
];
