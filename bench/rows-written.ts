import { packClicks } from "@cleverdrip/core";
import {
  COUNTED_CLICKS,
  COUNTED_TRAFFIC,
  countedDeliveries,
  createTestWorkspace,
  type CountedTraffic,
} from "@cleverdrip/testing";
import { startCostWorkers, takeUsage } from "./cost/cost-workers.ts";
import { storeMessages } from "./cost/store-messages.ts";

const DELIVERIES = 8;
const MESSAGES_A_DELIVERY = 2;

export type RowsWritten = CountedTraffic & { readonly rowsAClick: number };

/** D1 rows that the consumer writes for a click, by D1's own count, at 500 clicks a delivery. */
export async function countRowsWritten(): Promise<RowsWritten[]> {
  const workers = await startCostWorkers();
  try {
    const counted: RowsWritten[] = [];
    for (const traffic of COUNTED_TRAFFIC) {
      const { workspaceId } = await createTestWorkspace(workers.control);
      const deliveries = countedDeliveries(traffic, workspaceId, DELIVERIES);
      await takeUsage(workers);
      await storeMessages({ workers }, deliveries.flat().map(packClicks), MESSAGES_A_DELIVERY);
      const { d1RowsWritten = Number.NaN } = await takeUsage(workers);
      counted.push({ ...traffic, rowsAClick: d1RowsWritten / (DELIVERIES * COUNTED_CLICKS) });
    }
    return counted;
  } finally {
    await workers.stop();
  }
}
