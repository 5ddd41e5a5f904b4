import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { shardNames, workerConfig } from "../local/worker-configs.ts";
import { root } from "../repository.ts";
import { mustRun } from "../shell/run.ts";

/** Brings the local databases up to date; a list of migrations applied before is not asked about again. */
export async function migrate(folder: string, shards = 1): Promise<void> {
  const applied = `${folder}/migrations.txt`;
  const wanted = fingerprint(shards);
  if (existsSync(applied) && readFileSync(applied, "utf8") === wanted) return;
  for (const database of ["CONTROL", ...shardNames(shards)]) {
    await mustRun("wrangler", [
      "d1",
      "migrations",
      "apply",
      database,
      "--local",
      `--persist-to=${folder}/state`,
      `--config=${workerConfig("api", folder, shards)}`,
    ]);
  }
  writeFileSync(applied, wanted);
}

function fingerprint(shards: number): string {
  const files = globSync("migrations/{control,events}/*.sql", { cwd: root }).toSorted();
  const migrations = files.map((file) => `${digest(readFileSync(`${root}/${file}`))} ${file}\n`);
  // As it was before there could be more.
  const others = shardNames(shards).slice(1);
  return [...migrations, ...others.map((name) => `${name}\n`)].join("");
}

function digest(content: Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
