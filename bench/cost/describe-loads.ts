import { type Need, needsOf, originalNeeds } from "./limits.ts";
import { originalClick } from "./original.ts";
import { addBills, monthlyDollars, scaleBill, totalDollars } from "./prices.ts";
import { type AllCounted, clickBill, monthBill } from "./scenarios.ts";
import { LOADS, waiting } from "./shapes.ts";

const DAYS = [0, 30] as const;
/** The queue's wait in seconds, as deployed, and as long as freshness allows. */
const WAITS = [1, 5] as const;

/** What a month costs, after what is included, and an extra million, at every load. */
export function describeLoads(counted: AllCounted): readonly string[] {
  const idle = monthBill(counted);
  const lines = LOADS.flatMap((load) => {
    const line = (name: string, aClick: typeof idle) =>
      `  ${loadName(load).padEnd(6)} ${name.padEnd(42)} ${money(totalDollars(aClick) * 1e6)} ${money(
        monthlyDollars(addBills(idle, scaleBill(aClick, load))),
      )}`;
    return [
      ...WAITS.flatMap((wait) => {
        const shape = waiting(wait, load);
        const { messagesADelivery } = shape;
        const name = (days: number) =>
          `wait ${wait} s (${messagesADelivery} messages), ${days === 0 ? "no rows" : `${days} days`}`;
        return DAYS.map((days) => line(name(days), clickBill(shape, days, counted)));
      }),
      line("the original's design", originalClick),
    ];
  });
  return [
    "",
    "At even traffic, packed 20, by what the queue waits: an extra million, and a whole month:",
    ...lines,
  ];
}

/** Which limit is first, and how near it is. */
export function describeLimits({ hot }: AllCounted): readonly string[] {
  const lines = LOADS.flatMap((load) => {
    const shape = waiting(1, load);
    const name = loadName(load).padEnd(6);
    return [
      `  ${name} no rows     ${first(needsOf(load, shape, 0))}`,
      `  ${name} 30 days     ${first(needsOf(load, shape, load * hot.bytesAClick))}`,
      `  ${name} original    ${first(originalNeeds(load, hot.bytesAClick))}`,
    ];
  });
  return [
    "",
    "The first limits, of one queue, one database and one campaign, at five times the mean:",
    ...lines,
  ];
}

function first(needs: readonly Need[]): string {
  return needs
    .slice(0, 2)
    .map(({ limit, share }) => `${limit}: ${share.toPrecision(2)} of it`)
    .join(" · ");
}

function loadName(clicks: number): string {
  return clicks >= 1e9 ? `${clicks / 1e9} G` : `${clicks / 1e6} M`;
}

function money(dollars: number): string {
  return `$${dollars.toFixed(2)}`.padStart(11);
}
