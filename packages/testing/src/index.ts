export * from "./click-keys.ts";
export * from "./count-rows.ts";
export * from "./events.ts";
export * from "./simulated-clicks.ts";
export * from "./verdict.ts";
export * from "./watch-d1.ts";
export * from "./workspace.ts";
