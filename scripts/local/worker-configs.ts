import { readFileSync, writeFileSync } from "node:fs";
import { root } from "../repository.ts";

/** Names of so many events databases, as workspaces have them. */
export function shardNames(count: number): readonly string[] {
  return Array.from({ length: count }, (_, i) => (i === 0 ? "EVENTS" : `EVENTS_${i + 1}`));
}

/** A Worker's wrangler.toml with the other events databases beside the first; its paths lead into the repository from anywhere. */
export function withShards(toml: string, folder: string, shards: number): string {
  const here = toml.replaceAll(
    /^(main|migrations_dir) = "(.+)"$/gm,
    (_, name: string, path: string) => `${name} = "${folder}/${path}"`,
  );
  const others = shardNames(shards).slice(1);
  const blocks = others.map(
    (name) =>
      `\n[[d1_databases]]\nbinding = "${name}"\ndatabase_name = "${databaseName(name)}"\nmigrations_dir = "${root}/migrations/events"\n`,
  );
  return [here, ...blocks].join("");
}

/** The configuration that a Worker is started by: its own, or one in the state folder with more events databases. */
export function workerConfig(worker: "consumer" | "api", state: string, shards: number): string {
  const own = `${root}/workers/${worker}/wrangler.toml`;
  if (shards === 1) return own;
  const path = `${state}/wrangler.${worker}.toml`;
  writeFileSync(path, withShards(readFileSync(own, "utf8"), `${root}/workers/${worker}`, shards));
  return path;
}

function databaseName(shard: string): string {
  return shard.toLowerCase().replace("events_", "cleverdrip-events-");
}
