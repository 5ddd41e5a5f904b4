import { withChild } from "./serve-child.ts";
import type { Pin, Served } from "./servers.ts";

export type Facts = {
  /** Takes reports (bench/workers/reports.js). */
  readonly reports: Served;
  readonly api: Served;
  /** Of a member who may read. */
  readonly cookie: string;
};

/** What facts-server.ts says. */
type Told = Readonly<Record<"reports" | "api" | "cookie", string>> & { readonly pid: number };

/** Serves consumer and api on core 0 for as long as the work takes. */
export function withFacts<T>(pin: Pin, work: (facts: Facts) => Promise<T>): Promise<T> {
  return withChild<Told, T>(pin, "facts-server.ts", ({ reports, api, cookie, pid }) => {
    const served = (origin: string): Served => ({ port: Number(new URL(origin).port), pid });
    return work({ reports: served(reports), api: served(api), cookie });
  });
}
