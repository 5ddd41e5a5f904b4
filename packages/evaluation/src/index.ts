export * from "./evaluate.ts";
export type { Counts, HeldMoney, Summary } from "./verdicts/summary.ts";
export type { LeftOut } from "./protocol.ts";
