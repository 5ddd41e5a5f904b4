import { mustRun } from "./shell/run.ts";

// npm run db:generate -- control|events add_something: migrations are always named for what they do.
const [database, name] = process.argv.slice(2);
if (!/^(control|events)$/.test(database ?? "") || !/^[a-z][a-z0-9_]+$/.test(name ?? "")) {
  console.error("Usage: npm run db:generate -- control|events name_of_the_change");
  process.exit(1);
}
const args = ["generate", `--config=packages/db/drizzle.${database}.config.ts`, `--name=${name}`];
console.log(await mustRun("drizzle-kit", args));
