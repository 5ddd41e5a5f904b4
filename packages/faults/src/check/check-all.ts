import type { World } from "../world/world.ts";
import { checkClicks } from "./check-clicks.ts";
import { checkConversions } from "./check-conversions.ts";
import { checkDeliveries } from "./check-deliveries.ts";
import { checkDurable } from "./check-durable.ts";
import { checkLedger } from "./check-ledger.ts";
import { checkMessages } from "./check-messages.ts";
import { checkRollups } from "./check-rollups.ts";
import { checkTies } from "./check-ties.ts";
import { checkUniques } from "./check-uniques.ts";
import { readFacts } from "./facts.ts";

/** What does not hold, each with the number of its invariant in front. */
export function checkAll(world: World): readonly string[] {
  const facts = readFacts(world);
  return [
    ...checkClicks(world, facts),
    ...checkConversions(world, facts),
    ...checkLedger(world, facts),
    ...checkRollups(world, facts),
    ...checkMessages(world, facts),
    ...checkDurable(world),
    ...checkTies(world, facts),
    ...checkDeliveries(world, facts),
    ...checkUniques(world, facts),
    ...world.plans.whole().map((statement) => `a whole table is gone through by ${statement}`),
  ];
}
