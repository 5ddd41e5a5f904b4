import { env } from "cloudflare:workers";
import { rowsOf } from "./books.ts";
import type { FraudWorld } from "./fraud-world.ts";

/** Of a sale. */
export const PAYOUT = 4_000_000;
/** One click may have several sales. */
export const SALE = { sale: { duplicate_policy: "create" } };

/** A stored click with as many sales as asked for. */
export async function withSales(world: FraudWorld, sales = 1) {
  const click = await world.click();
  await world.store([click]);
  for (let i = 1; i <= sales; i += 1) await world.report(click, { txid: `T${i}`, amount: "10" });
  return click;
}

/** Approved sales as if they had been reported. */
export async function fillSales(world: FraudWorld, clickId: string, sales: number): Promise<void> {
  const { workspaceId } = world;
  await world.report({ ...(await world.click()), id: clickId }, { txid: "T", amount: "10" });
  const columns = await rowsOf<{ name: string }>(
    `SELECT name FROM pragma_table_info('conversions') WHERE ? <> ''`,
    workspaceId,
  );
  const names = columns.map(({ name }) => name).filter((name) => !/^(id|dedupe_key)$/.test(name));
  await env.EVENTS.prepare(
    `INSERT INTO conversions (id, dedupe_key, ${names.join(", ")})
     SELECT v.id || r.value, v.dedupe_key || r.value, ${names.map((name) => `v.${name}`).join(", ")}
     FROM conversions v, json_each(?2) r WHERE v.workspace_id = ?1`,
  )
    .bind(workspaceId, JSON.stringify(Array.from({ length: sales - 1 }, (_, i) => i + 100)))
    .run();
}
