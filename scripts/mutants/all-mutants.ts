import type { Mutant } from "./mutant.ts";
import { ATTRIBUTION_MUTANTS } from "./tables/attribution.ts";
import { CLICK_MUTANTS } from "./tables/clicks.ts";
import { CONVERSION_MUTANTS } from "./tables/conversions.ts";
import { DELIVERY_MUTANTS } from "./tables/deliveries.ts";
import { EDGE_MUTANTS } from "./tables/edge.ts";
import { FRAUD_MUTANTS } from "./tables/fraud.ts";
import { KEEPING_MUTANTS } from "./tables/keeping.ts";
import { MONEY_MUTANTS } from "./tables/money.ts";
import { REPLAYING_MUTANTS } from "./tables/replaying.ts";
import { ROLLUP_MUTANTS } from "./tables/rollups.ts";

export const ALL_MUTANTS: readonly Mutant[] = [
  ...CLICK_MUTANTS,
  ...ROLLUP_MUTANTS,
  ...CONVERSION_MUTANTS,
  ...MONEY_MUTANTS,
  ...ATTRIBUTION_MUTANTS,
  ...DELIVERY_MUTANTS,
  ...EDGE_MUTANTS,
  ...KEEPING_MUTANTS,
  ...REPLAYING_MUTANTS,
  ...FRAUD_MUTANTS,
];
