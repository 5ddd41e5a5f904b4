export * from "./attempt-tables.ts";
export * from "./auth-tables.ts";
export * from "./campaign-tables.ts";
export * from "./deleted-workspace-tables.ts";
export * from "./endpoint-tables.ts";
export * from "./link-tables.ts";
export * from "./rate-tables.ts";
export * from "./workspace-tables.ts";
