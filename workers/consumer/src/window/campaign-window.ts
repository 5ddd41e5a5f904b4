import type { CampaignLive } from "@cleverdrip/contract";
import { DurableObject } from "cloudflare:workers";
import {
  emptyState,
  MINUTE_MS,
  observe,
  restore,
  trimCounters,
  verdictsOf,
  type Checkpoint,
  type Counters,
  type Observation,
  type WindowState,
} from "./window-state.ts";

/** How long a batch is remembered: longer than any queue takes to deliver it again. */
const KEEP_MS = 48 * 3_600_000;
const PRUNE_EVERY = 200;

/**
 * The last hours of one campaign, named `workspaceId:campaignId`: who was seen today, live counters. Memory, not truth:
 * everything is rebuilt from its checkpoints after an eviction, and a batch that comes again gets its first answer.
 */
export class CampaignWindow extends DurableObject<ConsumerEnv> {
  readonly #state: WindowState = emptyState();
  #observed = 0;

  constructor(ctx: DurableObjectState, env: ConsumerEnv) {
    super(ctx, env);
    const { sql } = ctx.storage;
    sql.exec(
      `CREATE TABLE IF NOT EXISTS checkpoints (at_ms INTEGER NOT NULL, payload TEXT NOT NULL)`,
    );
    sql.exec(`CREATE TABLE IF NOT EXISTS counters (id INTEGER PRIMARY KEY, payload TEXT NOT NULL)`);
    for (const row of sql.exec<{ payload: string }>(
      `SELECT payload FROM checkpoints ORDER BY rowid`,
    )) {
      for (const checkpoint of JSON.parse(row.payload) as Checkpoint[])
        restore(this.#state, checkpoint);
    }
    const counters = sql.exec<{ payload: string }>(`SELECT payload FROM counters`).toArray()[0];
    if (counters !== undefined) this.#state.counters = JSON.parse(counters.payload) as Counters;
  }

  /** Uniqueness of each click; idempotent by batch id. The answer leaves only once its checkpoint is durable. */
  observe(observations: readonly Observation[], nowMs: number): boolean[][] {
    const checkpoints = observations
      .map((observation) => observe(this.#state, observation))
      .filter((checkpoint) => checkpoint !== null);
    if (checkpoints.length > 0) this.#save(checkpoints, nowMs);
    return observations.map(({ batchId }) => verdictsOf(this.#state, batchId));
  }

  live(nowMs: number, day: string): CampaignLive {
    const { total, days, minutes } = this.#state.counters;
    const thisMinute = Math.floor(nowMs / MINUTE_MS) * MINUTE_MS;
    const perMinute = Array.from({ length: 60 }, (_, i) => {
      const minuteMs = thisMinute - (59 - i) * MINUTE_MS;
      return { minuteMs, clicks: minutes[String(minuteMs)] ?? 0 };
    });
    return {
      campaignId: this.ctx.id.name?.split(":")[1] ?? "",
      clicksLastHour: perMinute.reduce((sum, minute) => sum + minute.clicks, 0),
      clicksToday: days[day]?.clicks ?? 0,
      uniqueClicksToday: days[day]?.uniqueClicks ?? 0,
      clicksTotal: total,
      perMinute,
    };
  }

  #save(checkpoints: readonly Checkpoint[], nowMs: number): void {
    const { sql } = this.ctx.storage;
    trimCounters(this.#state.counters, nowMs);
    sql.exec(
      `INSERT INTO checkpoints (at_ms, payload) VALUES (?, ?)`,
      nowMs,
      JSON.stringify(checkpoints),
    );
    sql.exec(
      `INSERT INTO counters (id, payload) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET payload = excluded.payload`,
      JSON.stringify(this.#state.counters),
    );
    this.#observed += 1;
    if (this.#observed % PRUNE_EVERY === 0)
      sql.exec(`DELETE FROM checkpoints WHERE at_ms < ?`, nowMs - KEEP_MS);
  }
}
