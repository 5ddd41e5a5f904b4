import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readD1Migrations } from "@cloudflare/vitest-plugin";
import { convertV4MiniflareOptions, Miniflare } from "miniflare";
import { root } from "../scripts/repository.ts";
import { bundleWorker, compatibilityDate } from "../scripts/vitest/bundle-worker.ts";
import { serveParent } from "./serve-child.ts";
import { fillYear } from "./year-fill.ts";

// node year-server.ts CLICKS: serves bench/workers/year.js over a year of so many clicks, in a folder that goes with it.
const folder = mkdtempSync(join(tmpdir(), "cleverdrip-year-"));
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
const workers = [
  {
    unsafeDirectSockets: [{ host: "127.0.0.1", port: 0 }],
    name: "year",
    compatibilityDate,
    modules: await bundleWorker(root, "bench/workers/year.js"),
    d1Databases: { EVENTS: "EVENTS" },
  },
];
const start = async () => {
  const options = convertV4MiniflareOptions({ workers });
  const miniflare = new Miniflare({ ...options, resourcePersistencePath: folder });
  await miniflare.ready;
  return miniflare;
};
const empty = await start();
const events = await empty.getD1Database("EVENTS", "year");
for (const { queries } of await readD1Migrations(`${root}/migrations/events`))
  for (const query of queries) await events.prepare(query).run();
await empty.dispose();
const rollupRows = fillYear(folder, Number(process.argv[2]));
const server = await start();
const { origin } = await server.unsafeGetDirectURL("year");
serveParent({ origin, rollupRows }, () => server.dispose());
