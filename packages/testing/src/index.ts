export * from "./click-keys.ts";
export * from "./events.ts";
export * from "./workspace.ts";
