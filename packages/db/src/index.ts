export * from "./control/schema.ts";
export * from "./control-plane.ts";
export * from "./events/schema.ts";
export * from "./facts.ts";
export * from "./moves.ts";
