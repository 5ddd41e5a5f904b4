import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { root, type WorkerName, type WorkerProject, workers } from "../repository.ts";
import { jsonIn, type Wrangler } from "./cloud.ts";

const makers: Readonly<Record<string, () => string>> = {
  CLICK_ID_KEYS: () => `1:${token(32)}`,
  IP_HASH_KEY: () => token(32),
  RECEIPT_KEY: () => token(32),
  BETTER_AUTH_SECRET: () => token(32),
  SETUP_TOKEN: () => token(24),
  OPERATOR_TOKEN: () => token(24),
};

export type MissingSecrets = ReadonlyMap<WorkerName, Readonly<Record<string, string>>>;

/**
 * New values for the secrets that deployed Workers do not have yet, the same one for all that share it. One that is
 * there is never replaced: click ids in circulation and sessions depend on it.
 */
export async function missingSecrets(wrangler: Wrangler): Promise<MissingSecrets> {
  const made = new Map<string, string>();
  const missing = new Map<WorkerName, Record<string, string>>();
  const present = new Set<string>();
  for (const worker of workers) {
    const names = await secretNames(wrangler, worker);
    const lacking: Record<string, string> = {};
    for (const name of requiredSecrets(readFileSync(`${root}/${worker.config}`, "utf8"))) {
      if (names.has(name)) present.add(name);
      else lacking[name] = made.get(name) ?? make(name);
      if (lacking[name] !== undefined) made.set(name, lacking[name]);
    }
    missing.set(worker.name, lacking);
  }
  for (const name of made.keys()) if (present.has(name)) throw halfSet(name);
  return missing;
}

/** Its value cannot be read back, and another one for half of the Workers would make them disagree. */
function halfSet(name: string): Error {
  const users = workers.filter(({ config }) =>
    requiredSecrets(readFileSync(`${root}/${config}`, "utf8")).includes(name),
  );
  const ways = users.map(
    (worker) => `wrangler secret put ${name} --name=cleverdrip-${worker.name}`,
  );
  return new Error(
    `some Workers have ${name}, others lack it; set the same value: ${ways.join("; ")}`,
  );
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
