export * from "./click-id-keys.ts";
export * from "./freshness.ts";
export { publishSnapshot, type SnapshotTarget } from "./publish.ts";
export { READ_CONTROL } from "./read-control.ts";
export * from "./snapshot-kinds.ts";
export * from "./snapshot-reader.ts";
export * from "./snapshot-store.ts";
export * from "./upstash-store.ts";
