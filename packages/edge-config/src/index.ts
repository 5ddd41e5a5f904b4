export * from "./click-id-keys.ts";
export * from "./publish.ts";
export * from "./snapshot-kinds.ts";
export * from "./snapshot-reader.ts";
export * from "./snapshot-store.ts";
