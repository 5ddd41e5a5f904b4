export * from "./fact-tables.ts";
export * from "./rollup-tables.ts";
