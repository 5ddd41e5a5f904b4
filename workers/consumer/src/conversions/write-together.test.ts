import { conversionState, creation } from "@cleverdrip/db/test-support";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { rowsOf } from "../../test-support/books.ts";
import { writeTogether } from "./write-together.ts";

const job = (workspaceId: string, change: Parameters<typeof conversionState>[0] = {}) => ({
  workspaceId,
  timezone: "UTC",
  write: creation(conversionState(change)),
});

async function counted(workspaceId: string) {
  const [row] = await rowsOf(
    `SELECT sum(conversions) AS conversions, sum(payout_micros) AS payout FROM rollup_daily WHERE workspace_id = ?`,
    workspaceId,
  );
  return row;
}

test("writes that come together are all written, each once", async () => {
  const workspaceId = crypto.randomUUID();
  const jobs = Array.from({ length: 50 }, () => job(workspaceId));
  const outcomes = await Promise.all(jobs.map((own) => writeTogether(env.EVENTS, "shard", own)));
  expect(outcomes.every(({ kind }) => kind === "written")).toBe(true);
  expect(await counted(workspaceId)).toEqual({ conversions: 50, payout: 50 * 1_000_003 });
});

test("a write that fails does not take those down that it was in a batch with", async () => {
  const workspaceId = crypto.randomUUID();
  // No row may be without a name.
  const broken = job(workspaceId, { eventName: null as unknown as string });
  const jobs = [job(workspaceId), broken, job(workspaceId)];
  const outcomes = await Promise.allSettled(
    jobs.map((own) => writeTogether(env.EVENTS, "shard", own)),
  );
  expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(await counted(workspaceId)).toEqual({ conversions: 2, payout: 2 * 1_000_003 });
});

test("a batch whose success was not heard of is not counted twice", async () => {
  const workspaceId = crypto.randomUUID();
  const deaf = deafOnce(env.EVENTS);
  const outcome = await writeTogether(deaf, "shard", job(workspaceId));
  expect(outcome).toEqual({ kind: "overtaken" });
  expect(await counted(workspaceId)).toEqual({ conversions: 1, payout: 1_000_003 });
  const ledger = await rowsOf(`SELECT id FROM payout_ledger WHERE workspace_id = ?`, workspaceId);
  expect(ledger).toHaveLength(1);
});

/** A database whose first batch is done, and whose answer is lost. */
function deafOnce(db: D1Database): D1Database {
  let isDeaf = true;
  return new Proxy(db, {
    get(target, name: keyof D1Database) {
      if (name !== "batch") return target[name].bind(target);
      return async (statements: D1PreparedStatement[]) => {
        const results = await target.batch(statements);
        if (!isDeaf) return results;
        isDeaf = false;
        throw new Error("connection lost");
      };
    },
  });
}
