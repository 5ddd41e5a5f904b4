import { randomBytes } from "node:crypto";
import type { WorkerProject } from "../repository.ts";
import { jsonIn, type Wrangler } from "./cloud.ts";

const makers: Readonly<Record<string, () => string>> = {
  CLICK_ID_KEYS: () => `1:${token(32)}`,
  IP_HASH_KEY: () => token(32),
  BETTER_AUTH_SECRET: () => token(32),
  SETUP_TOKEN: () => token(24),
  OPERATOR_TOKEN: () => token(24),
};

/**
 * New values for the secrets that the deployed Worker does not have yet. One that is there is never replaced:
 * click ids in circulation and sessions depend on it.
 */
export async function missingSecrets(
  wrangler: Wrangler,
  worker: WorkerProject,
  toml: string,
): Promise<Readonly<Record<string, string>>> {
  const present = await secretNames(wrangler, worker);
  const missing = requiredSecrets(toml).filter((name) => !present.has(name));
  return Object.fromEntries(missing.map((name) => [name, make(name)]));
}

function make(name: string): string {
  const maker = makers[name];
  if (maker === undefined)
    throw new Error(`no way to make the secret ${name}; set it with wrangler`);
  return maker();
}

function requiredSecrets(toml: string): readonly string[] {
  const list = /^required = \[(.*)\]$/m.exec(toml)?.[1] ?? "";
  return [...list.matchAll(/"([A-Z_]+)"/g)].map(([, name]) => name ?? "");
}

/** A Worker that was never deployed has none; so wrangler's refusal to list is an empty list. */
async function secretNames(
  wrangler: Wrangler,
  { name }: WorkerProject,
): Promise<ReadonlySet<string>> {
  const { code, output } = await wrangler([
    "secret",
    "list",
    `--name=cleverdrip-${name}`,
    "--format=json",
  ]);
  if (code !== 0) {
    if (/does not exist|not found|10007/i.test(output)) return new Set();
    throw new Error(`the secrets of ${name} cannot be listed:\n${output}`);
  }
  const list = jsonIn(output);
  return new Set(
    Array.isArray(list) ? list.map((item: object) => String(Reflect.get(item, "name"))) : [],
  );
}

function token(bytes: number): string {
  return randomBytes(bytes).toString("base64url");
}
