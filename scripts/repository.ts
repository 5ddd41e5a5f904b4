import { fileURLToPath } from "node:url";

export type WorkerName = "tracker" | "consumer" | "api";

export type WorkerProject = {
  readonly name: WorkerName;
  readonly config: string;
  readonly envInterface: string;
};

/** Absolute path of the repository, without a trailing slash. */
export const root = fileURLToPath(new URL("..", import.meta.url)).replace(/\/$/, "");

/** In deployment order: a service binding needs its target to exist. */
export const workers: readonly WorkerProject[] = [
  { name: "consumer", config: "workers/consumer/wrangler.toml", envInterface: "ConsumerEnv" },
  { name: "tracker", config: "wrangler.toml", envInterface: "TrackerEnv" },
  { name: "api", config: "workers/api/wrangler.toml", envInterface: "ApiEnv" },
];
