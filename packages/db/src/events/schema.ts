export * from "./delivery-tables.ts";
export * from "./fact-tables.ts";
export * from "./ledger-tables.ts";
export * from "./rollup-tables.ts";
export * from "./upload-tables.ts";
export * from "./view-tables.ts";
