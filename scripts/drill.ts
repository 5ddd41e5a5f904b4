import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { runDrill } from "./drill/run-drill.ts";
import { root } from "./repository.ts";
import { createLifetime } from "./start/lifetime.ts";
import { readStartOptions } from "./start/options.ts";
import { requireFreePort } from "./start/require-free-port.ts";
import { requireNoDevVars } from "./start/require-no-dev-vars.ts";

// npm run drill: loses the events database of a copy of the local installation, restores it from a backup and closes the
// gap from the log; with --empty there is no backup, and the log makes all of the books again. The installation itself is
// only read.
const folder = mkdtempSync(join(tmpdir(), "cleverdrip-drill-"));
const { own, end } = createLifetime();
try {
  const { values } = parseArgs({ options: { empty: { type: "boolean", default: false } } });
  requireNoDevVars();
  const options = readStartOptions([], { PORT: process.env["PORT"] ?? "8797" });
  await requireFreePort(options.port);
  const from = resolve(root, process.env["CLEVERDRIP_STATE"] ?? ".local");
  const place = { from, folder, options, isEmptied: values.empty };
  const drill = await runDrill(place, (step) => console.log(`${step} …`), own);
  const { clicks, before, restored, after, replay } = drill;
  const lost = values.empty ? "every click" : `${clicks} clicks`;
  console.log(`Lost with the database: ${lost} and what followed from them.`);
  console.log(`Replayed: ${replay.stored} clicks, ${replay.applied} changes.`);
  for (const problem of replay.problems) console.log(problem);
  const rows = before.map(({ table, rows: count, hash }, i) => ({
    book: table,
    rows: count,
    [values.empty ? "rows left" : "rows in the backup"]: restored[i]?.rows,
    "before the loss": hash,
    "after the replay": after[i]?.hash,
    same: hash === after[i]?.hash ? "yes" : "NO",
  }));
  console.table(rows);
  const isSame = rows.every(({ same }) => same === "yes") && replay.problems.length === 0;
  console.log(isSame ? "Every book is as it was." : "The books differ.");
  rmSync(folder, { recursive: true, force: true });
  await end(isSame ? 0 : 1);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  rmSync(folder, { recursive: true, force: true });
  await end(2);
}
