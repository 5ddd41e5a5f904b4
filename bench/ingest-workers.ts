import { readFileSync } from "node:fs";
import type { SimulatedTarget } from "@cleverdrip/testing";
import { createTestWorkspace } from "@cleverdrip/testing";
import { readD1Migrations } from "@cloudflare/vitest-plugin";
import { convertV4MiniflareOptions, Miniflare } from "miniflare";
import { root } from "../scripts/repository.ts";
import { compatibilityDate } from "../scripts/vitest/bundle-worker.ts";
import { consumerWorker } from "../scripts/vitest/consumer-worker.ts";

/** As wrangler.toml of the consumer has it. */
const CLICKS_QUEUE = { maxBatchSize: 40, maxBatchTimeout: 1, maxRetries: 100 };

/**
 * The real consumer behind its queue with D1, R2 and Durable Objects in a folder, and the Worker that feeds it
 * (bench/workers/ingest.js).
 */
export async function startIngest(folder: string) {
  const consumer = await consumerWorker(root);
  const workers = [
    {
      unsafeDirectSockets: [{ host: "127.0.0.1", port: 0 }],
      name: "ingest",
      compatibilityDate,
      modules: [
        {
          type: "ESModule" as const,
          path: "worker.js",
          contents: readFileSync(`${root}/bench/workers/ingest.js`, "utf8"),
        },
      ],
      d1Databases: { CONTROL: "CONTROL", EVENTS: "EVENTS" },
      queueProducers: { CLICKS: "cleverdrip-clicks" },
      serviceBindings: { CONSUMER: { name: "cleverdrip-consumer", entrypoint: "Facts" } },
    },
    {
      ...consumer,
      queueConsumers: { ...consumer.queueConsumers, "cleverdrip-clicks": CLICKS_QUEUE },
    },
  ];
  const options = convertV4MiniflareOptions({ workers });
  const miniflare = new Miniflare({ ...options, resourcePersistencePath: folder });
  await miniflare.ready;
  const { origin } = await miniflare.unsafeGetDirectURL("ingest");
  return { origin, miniflare, stop: () => miniflare.dispose() };
}

/** Tables, a workspace with the campaigns of these links, and a table as bare as can be for the same rows. */
export async function prepareIngest(
  { miniflare }: Awaited<ReturnType<typeof startIngest>>,
  targets: readonly SimulatedTarget[],
): Promise<string> {
  const control = await miniflare.getD1Database("CONTROL", "ingest");
  const events = await miniflare.getD1Database("EVENTS", "ingest");
  await migrate(control, "control");
  await migrate(events, "events");
  await events.prepare(bareTable(await sqlOf(events))).run();
  const { workspaceId } = await createTestWorkspace(control);
  for (const campaignId of new Set(targets.map((target) => target.campaignId)))
    await addCampaign(control, workspaceId, campaignId);
  return workspaceId;
}

type Database = Awaited<ReturnType<Miniflare["getD1Database"]>>;

async function sqlOf(events: Database): Promise<string> {
  const row = await events
    .prepare(`SELECT sql FROM sqlite_schema WHERE name = 'clicks'`)
    .first<{ sql: string }>();
  return row?.sql ?? "";
}

/** The same columns and key, and nothing beside it. */
function bareTable(sql: string): string {
  return sql.replace(/clicks/, "bare_clicks");
}

async function migrate(database: Database, name: "control" | "events"): Promise<void> {
  for (const { queries } of await readD1Migrations(`${root}/migrations/${name}`))
    for (const query of queries) await database.prepare(query).run();
}

async function addCampaign(control: Database, workspaceId: string, id: string): Promise<void> {
  await control
    .prepare(
      `INSERT INTO campaigns (workspace_id, id, name, destination_url, currency, delivery, conversion_policy,
         attribution_window_ms, created_at_ms, updated_at_ms)
       VALUES (?1, ?2, 'Bench', 'https://shop.example/', 'USD', '{}', '{}', 2592000000, 0, 0)`,
    )
    .bind(workspaceId, id)
    .run();
}
