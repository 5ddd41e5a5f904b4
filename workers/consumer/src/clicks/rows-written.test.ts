import {
  COUNTED_CLICKS,
  COUNTED_TRAFFIC,
  countD1,
  countedDeliveries,
  createTestWorkspace,
} from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { buildDeps } from "../build-deps.ts";
import { storeBatches } from "./store-batches.ts";

const DELIVERIES = 4;

test.each(COUNTED_TRAFFIC.filter(({ most }) => most !== null))(
  "$name costs at most $most rows written a click",
  async (traffic) => {
    const { workspaceId } = await createTestWorkspace(env.CONTROL);
    const { database, counts } = countD1(env.EVENTS);
    for (const batches of countedDeliveries(traffic, workspaceId, DELIVERIES)) {
      const deps = buildDeps(env, Date.now(), crypto.randomUUID());
      await storeBatches(batches, { ...deps, eventsOf: () => database });
    }
    const rows = counts.rowsWritten / (DELIVERIES * COUNTED_CLICKS);
    // Less than one would be no row for each click: then nothing was counted.
    expect(rows).toBeGreaterThan(1);
    expect(rows).toBeLessThanOrEqual(traffic.most ?? 0);
  },
);
