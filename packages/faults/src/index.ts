export type { SourceChange } from "./bundle.ts";
export * from "./corpus.ts";
export type { Outcome } from "./protocol.ts";
export * from "./run.ts";
