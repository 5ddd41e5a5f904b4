export * from "./delivery-tables.ts";
export * from "./fact-tables.ts";
export * from "./rollup-tables.ts";
