import { applyD1Migrations } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { inject } from "vitest";

const databases = env as {
  readonly CONTROL: D1Database;
  readonly EVENTS: D1Database;
  /** In the projects whose Workers have workspaces in several. */
  readonly EVENTS_2?: D1Database;
};

await applyD1Migrations(databases.CONTROL, inject("controlMigrations"));
for (const events of [databases.EVENTS, databases.EVENTS_2]) {
  if (events !== undefined) await applyD1Migrations(events, inject("eventsMigrations"));
}

// A test that needs the far side mocks fetch itself; anything else is a mistake.
globalThis.fetch = function fetchUnmocked(input: RequestInfo | URL): Promise<Response> {
  const target = input instanceof Request ? input.url : String(input);
  return Promise.reject(new Error(`unmocked network: ${target}`));
};
