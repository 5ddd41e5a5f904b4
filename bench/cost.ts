import { mkdirSync, writeFileSync } from "node:fs";
import { root } from "../scripts/repository.ts";
import { countClicks } from "./cost/count-clicks.ts";
import { countRequests } from "./cost/count-requests.ts";
import { describeLimits, describeLoads } from "./cost/describe-loads.ts";
import { describeBills, describePrices, type NamedBill } from "./cost/describe.ts";
import { originalClick } from "./cost/original.ts";
import { scaleBill, totalDollars } from "./cost/prices.ts";
import {
  type AllCounted,
  clickBill,
  keepingBill,
  reportBill,
  storingBill,
} from "./cost/scenarios.ts";
import {
  diverse,
  full,
  GOAL_A_MESSAGE,
  GOAL_LOAD,
  LOADS,
  measured,
  thin,
  waiting,
} from "./cost/shapes.ts";
import { describeGate, isHeld, type Gate } from "./gate.ts";

const WAITS = [1, 5] as const;
const MILLION = 1e6;

const shapes = [
  full,
  ...LOADS.flatMap((load) => WAITS.map((wait) => waiting(wait, load))),
  measured,
  thin,
  diverse,
];
const once = [...new Map(shapes.map((shape) => [shape.name, shape])).values()];
const counted: AllCounted = {
  requests: await countRequests([GOAL_A_MESSAGE, measured.clicksAMessage, thin.clicksAMessage]),
  cold: await countClicks(once, 0),
  hot: await countClicks(once, 30),
};

const named = (name: string, bill: NamedBill[1]): NamedBill => [name, scaleBill(bill, MILLION)];
const bills: readonly NamedBill[] = [
  ...[0, 30, 90].map((days) =>
    named(`${full.name}, ${windowName(days)}`, clickBill(full, days, counted)),
  ),
  named(`${full.name}, 30 days, until stored`, storingBill(full, counted)),
  ...WAITS.map((wait) => waiting(wait, GOAL_LOAD)).map((shape) =>
    named(`${shape.name}, no hot window`, clickBill(shape, 0, counted)),
  ),
  ...[measured, thin, diverse].map((shape) =>
    named(`${shape.name}, no hot window`, clickBill(shape, 0, counted)),
  ),
  named("the original's design", originalClick),
  named("conversions, one at a time", reportBill("alone", counted)),
  named("conversions, 32 at once", reportBill("together", counted)),
];
const keeping = scaleBill(keepingBill(30, counted), MILLION);
const gates: readonly Gate[] = [
  gate("with no hot window", totalDollars(clickBill(full, 0, counted)) * MILLION, 0.6),
  gate("with 30 days, until stored", totalDollars(storingBill(full, counted)) * MILLION, 1.8),
];

console.log(
  [
    ...describePrices(),
    "",
    "Dollars an extra million clicks or conversions, whatever is included:",
    ...describeBills(bills),
    "",
    `Of 30 days, deleting the rows and keeping them meanwhile: $${totalDollars(keeping).toFixed(2)} of a million.`,
    ...describeLoads(counted),
    ...describeLimits(counted),
    "",
    ...gates.map(describeGate),
  ].join("\n"),
);
mkdirSync(`${root}/bench/results`, { recursive: true });
const details = { gates, bills: Object.fromEntries(bills), counted: plain(counted) };
writeFileSync(`${root}/bench/results/cost.json`, `${JSON.stringify(details, null, 2)}\n`);
if (!gates.every(isHeld)) process.exitCode = 1;

function windowName(days: number): string {
  return days === 0 ? "no hot window" : `${days} days`;
}

function gate(name: string, dollars: number, limit: number): Gate {
  const own = `an extra million clicks at 100 M a month, ${full.name}, ${name}`;
  return { name: own, measured: dollars, limit, bound: "at most", unit: "dollars" };
}

function plain({ requests, cold, hot }: AllCounted) {
  const maps = { ...requests, clicks: Object.fromEntries(requests.clicks) };
  const own = ({ clicks, forgetting, ...part }: AllCounted["cold"]) => ({
    ...part,
    clicks: Object.fromEntries(clicks),
    forgetting: Object.fromEntries(forgetting),
  });
  return { requests: maps, cold: own(cold), hot: own(hot) };
}
