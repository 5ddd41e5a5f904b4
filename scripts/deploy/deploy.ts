import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { root, workers, type WorkerName } from "../repository.ts";
import { mustWrangle, type Wrangler } from "./cloud.ts";
import { deployConfig } from "./deploy-config.ts";
import { eventsDatabases } from "./events-databases.ts";
import { missingSecrets } from "./missing-secrets.ts";
import type { DeployOptions } from "./options.ts";
import { queuesOf } from "./queues.ts";
import { ensureResources, type ResourceIds } from "./resources.ts";

const pagesProject = "cleverdrip-app";

/**
 * Resources first, then migrations (they are forward-only and the code of before runs on them), then the Workers
 * in the order their bindings need, then the dashboard. Returns the setup token of a new installation.
 */
export async function deploy(wrangler: Wrangler, options: DeployOptions): Promise<string | null> {
  const secrets = await missingSecrets(wrangler);
  const databases = eventsDatabases(configOf("consumer"), configOf("api"));
  const ids = await ensureResources(
    wrangler,
    databases.map(({ name }) => name),
    queuesOf(workers.map(({ config }) => readFileSync(`${root}/${config}`, "utf8"))),
  );
  await withConfigs(ids, options, async (configs) => {
    for (const database of ["CONTROL", ...databases.map(({ binding }) => binding)]) {
      const config = `--config=${configs.api}`;
      await mustWrangle(wrangler, ["d1", "migrations", "apply", database, "--remote", config]);
    }
    for (const { name } of workers)
      await deployWorker(wrangler, configs[name], secrets.get(name) ?? {});
  });
  await deployApp(wrangler);
  return secrets.get("api")?.["SETUP_TOKEN"] ?? null;
}

function configOf(worker: "consumer" | "api"): string {
  return readFileSync(`${root}/workers/${worker}/wrangler.toml`, "utf8");
}

async function deployWorker(
  wrangler: Wrangler,
  config: string,
  secrets: Readonly<Record<string, string>>,
): Promise<void> {
  const args = ["deploy", `--config=${config}`];
  if (Object.keys(secrets).length === 0) {
    await mustWrangle(wrangler, args);
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), "cleverdrip-secrets-"));
  const file = join(folder, "secrets.json");
  try {
    writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 });
    await mustWrangle(wrangler, [...args, `--secrets-file=${file}`]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function deployApp(wrangler: Wrangler): Promise<void> {
  const created = await wrangler(
    ["pages", "project", "create", pagesProject, "--production-branch=main"],
    `${root}/app`,
  );
  if (created.code !== 0 && !/already exists|8000002/i.test(created.output)) {
    throw new Error(`the Pages project cannot be created:\n${created.output}`);
  }
  const args = ["pages", "deploy", "dist", `--project-name=${pagesProject}`, "--branch=main"];
  await mustWrangle(wrangler, [...args, "--commit-dirty=true"], `${root}/app`);
}

type Configs = Record<WorkerName, string>;

/** Filled-in configurations beside the originals, for as long as they are needed: paths in them are relative. */
async function withConfigs<T>(
  ids: ResourceIds,
  options: DeployOptions,
  use: (configs: Configs) => Promise<T>,
): Promise<T> {
  const configs: Configs = { tracker: "", "tracker-all": "", consumer: "", api: "" };
  try {
    for (const { name, config } of workers) {
      configs[name] = join(dirname(config), "wrangler.deploy.toml");
      const text = deployConfig(readFileSync(`${root}/${config}`, "utf8"), ids, options);
      writeFileSync(`${root}/${configs[name]}`, text);
    }
    return await use(configs);
  } finally {
    for (const path of Object.values(configs))
      if (path !== "") rmSync(`${root}/${path}`, { force: true });
  }
}
