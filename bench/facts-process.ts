import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { root } from "../scripts/repository.ts";
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
export async function withFacts<T>(pin: Pin, work: (facts: Facts) => Promise<T>): Promise<T> {
  const { command, args } = pin(0)({
    command: process.execPath,
    args: [`${root}/bench/facts-server.ts`],
  });
  const child = spawn(command, args, { stdio: ["pipe", "pipe", "inherit"] });
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      if (!line.startsWith('{"')) continue;
      const { reports, api, cookie, pid } = JSON.parse(line) as Told;
      child.stdout.resume();
      const served = (origin: string): Served => ({ port: Number(new URL(origin).port), pid });
      return await work({ reports: served(reports), api: served(api), cookie });
    }
    throw new Error("the Workers did not start; what they said stands above");
  } finally {
    child.stdin.end();
  }
}
