import { readFileSync } from "node:fs";
import { root } from "../../scripts/repository.ts";
import { billOf } from "./bill-of.ts";
import type { Counted } from "./count-clicks.ts";
import type { CountedRequests } from "./count-requests.ts";
import { addUsage } from "./cost-workers.ts";
import { addBills, type Bill, scaleBill } from "./prices.ts";
import { type Shape, thin } from "./shapes.ts";
import { scaleUsage } from "./usage.ts";

/** Everything that was counted: without a hot window, and with one of thirty days. */
export type AllCounted = {
  readonly cold: Counted;
  readonly hot: Counted;
  readonly requests: CountedRequests;
};

const FRESH_SECONDS = 20;
const BUFFER_SECONDS = 0.08;
/** Of an isolate whose clicks go one by one. */
const THIN_RATE = 1;
/** CPU of a click in tracker and consumer, in milliseconds: docs/performance.md has it measured. */
const TRACKER_CPU_MS = 0.06;
const CONSUMER_CPU_MS = 0.1;
const REPORT_CPU_MS = 2;

/** Whether Cloudflare logs every call by itself, as wrangler.toml has it. */
const isLoggingCalls = [
  "wrangler.toml",
  "workers/tracker/wrangler.toml",
  "workers/consumer/wrangler.toml",
].some((path) => !/invocation_logs = false/.test(readFileSync(`${root}/${path}`, "utf8")));

/** Of a click, from the visit to the day on which nothing but totals and the log is left of it. */
export function clickBill(shape: Shape, hotWindowDays: number, counted: AllCounted): Bill {
  const { requests } = counted;
  const own = hotWindowDays === 0 ? counted.cold : counted.hot;
  const visit = billOf(requests.clicks.get(shape.clicksAMessage) ?? {}, { isLoggingCalls });
  const stored = billOf(own.clicks.get(shape.name) ?? {}, { isLoggingCalls });
  const keeping = hotWindowDays === 0 ? {} : keepingBill(hotWindowDays, counted);
  return addBills(visit, stored, keeping, {
    cpuMs: TRACKER_CPU_MS + CONSUMER_CPU_MS,
    kvReads: readsAClick(shape, requests.keys),
  });
}

/** Of a click with a row, until that is stored. */
export function storingBill(shape: Shape, counted: AllCounted): Bill {
  const forgetting = billOf(counted.hot.forgetting.get(shape.name) ?? {}, { isLoggingCalls });
  const later = addBills(keepingBill(30, counted), forgetting);
  return addBills(clickBill(shape, 30, counted), scaleBill(later, -1));
}

/** Of a click: its row's place in D1, and deleting it. What an hour costs however many clicks it has is no part of it. */
export function keepingBill(hotWindowDays: number, { hot, cold }: AllCounted): Bill {
  const deleting = scaleUsage(addUsage(hot.ending, scaleUsage(cold.ending, -1)), 1 / hot.stored);
  const d1GbMonths = (hot.bytesAClick / 1e9) * (hotWindowDays / 30);
  return addBills(billOf(deleting, { isLoggingCalls }), { d1GbMonths });
}

/** Of a month in which nothing happens but the schedule, and a workspace whose every hour is counted again. */
export function monthBill({ cold }: AllCounted): Bill {
  return addBills(
    scaleBill(billOf(cold.idleSchedule, { isLoggingCalls }), (30 * 86_400) / 300),
    scaleBill(billOf(cold.ending, { isLoggingCalls }), 30 * 24),
  );
}

/** An isolate that packs so many has them within the buffer's wait, and reads each snapshot again every twenty seconds. */
function readsAClick({ clicksAMessage, name }: Shape, keys: number): number {
  const rate = name === thin.name ? THIN_RATE : clicksAMessage / BUFFER_SECONDS;
  return Math.min(keys, keys / (rate * FRESH_SECONDS));
}

/** Of a report of a new result: alone, or with as many others at once. */
export function reportBill(kind: "alone" | "together", { requests }: AllCounted): Bill {
  return addBills(billOf(requests[kind], { isLoggingCalls }), { cpuMs: REPORT_CPU_MS });
}
