import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../scripts/repository.ts";
import { mustRun } from "../scripts/shell/run.ts";
import type { Command } from "./pinned.ts";
import { cpuSeconds } from "./process-usage.ts";
import type { Served } from "./servers.ts";
import type { Round } from "./statistics.ts";

export type Measurement = Round & { readonly requests: number; readonly generatorLoad: number };

export type OpenLoop = {
  readonly answered: readonly (readonly [clickId: string, atMs: number])[];
  readonly requestsPerSecond: number;
};

type Pin = (command: Command) => Command;
type Load = {
  readonly requests: readonly string[];
  readonly seconds: number;
  /** At least so many requests, though they take longer. */
  readonly least?: number;
  readonly connections?: number;
  /** What every answer has to be; a redirect where nothing is said. */
  readonly status?: number;
};

export const CONNECTIONS = 32;

/** One round of the closed-loop generator, a process of its own, and what it took of the server's CPU. */
export async function measure(pin: Pin, server: Served, load: Load): Promise<Measurement> {
  const before = cpuSeconds(server.pid);
  const numbers = [server.port, load.seconds, load.least ?? 0, load.status ?? 302];
  const told = await generate(pin, "load.ts", load, numbers);
  // Written by load.ts.
  const measured = JSON.parse(told) as Omit<Measurement, "cpuMicros">;
  const cpuMicros = ((cpuSeconds(server.pid) - before) / measured.requests) * 1_000_000;
  return { ...measured, cpuMicros };
}

/** So many requests a second, and when each click's answer was there. */
export async function sendAtRate(
  pin: Pin,
  server: Served,
  load: Load & { readonly perSecond: number },
): Promise<OpenLoop> {
  const numbers = [server.port, load.seconds, load.perSecond];
  // Written by open-loop.ts.
  return JSON.parse(await generate(pin, "open-loop.ts", load, numbers)) as OpenLoop;
}

async function generate(
  pin: Pin,
  script: string,
  { requests, connections = CONNECTIONS }: Load,
  [port, ...numbers]: readonly number[],
): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "cleverdrip-requests-"));
  try {
    const file = join(folder, "requests.json");
    writeFileSync(file, JSON.stringify(requests));
    const args = [`${root}/bench/${script}`, port, file, connections, ...numbers].map(String);
    const generator = pin({ command: process.execPath, args });
    return await mustRun(generator.command, generator.args);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
