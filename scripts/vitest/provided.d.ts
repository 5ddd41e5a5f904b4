import type { D1Migration } from "@cloudflare/vitest-plugin";

declare module "vitest" {
  // Merging into vitest's interface is how its provide() and inject() are typed.
  // oxlint-disable-next-line typescript/consistent-type-definitions
  export interface ProvidedContext {
    readonly controlMigrations: D1Migration[];
    readonly eventsMigrations: D1Migration[];
    /** Requests of the tracker's tests go through the fast lane first. */
    readonly hasLane: boolean;
  }
}
