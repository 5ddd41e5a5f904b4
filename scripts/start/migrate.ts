import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { root } from "../repository.ts";
import { mustRun } from "../shell/run.ts";

/** Brings both local databases up to date; a list of migrations applied before is not asked about again. */
export async function migrate(folder: string): Promise<void> {
  const applied = `${folder}/migrations.txt`;
  const wanted = fingerprint();
  if (existsSync(applied) && readFileSync(applied, "utf8") === wanted) return;
  for (const database of ["CONTROL", "EVENTS"]) {
    await mustRun("wrangler", [
      "d1",
      "migrations",
      "apply",
      database,
      "--local",
      `--persist-to=${folder}/state`,
      "--config=workers/api/wrangler.toml",
    ]);
  }
  writeFileSync(applied, wanted);
}

function fingerprint(): string {
  const files = globSync("migrations/{control,events}/*.sql", { cwd: root }).toSorted();
  return files.map((file) => `${digest(readFileSync(`${root}/${file}`))} ${file}\n`).join("");
}

function digest(content: Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
