import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../scripts/repository.ts";
import { mustRun } from "../scripts/shell/run.ts";
import type { Command } from "./pinned.ts";
import type { Served } from "./servers.ts";
import type { Round } from "./statistics.ts";

export type Measurement = Round & { readonly requests: number; readonly generatorLoad: number };

export type OpenLoop = {
  readonly answered: readonly (readonly [clickId: string, atMs: number])[];
  readonly requestsPerSecond: number;
};

type Pin = (command: Command) => Command;

export type LoadTarget = Served & {
  readonly requests: readonly string[];
  readonly connections: number;
  /** What every answer has to be. */
  readonly status: number;
};

/** What load.ts is to do: in each round the targets take `turns` turns of that long. */
export type LoadJob = {
  readonly targets: readonly LoadTarget[];
  readonly rounds: number;
  readonly turns: number;
  readonly turnSeconds: number;
  /** A target's turns of a round go on until it has sent that many. */
  readonly least: number;
};

export type Load = {
  readonly requests: readonly string[];
  readonly seconds: number;
  /** At least so many requests, though they take longer. */
  readonly least?: number;
  readonly connections?: number;
  /** A redirect where nothing is said. */
  readonly status?: number;
};

export const CONNECTIONS = 32;
export const REDIRECT = 302;

/** One round of the closed-loop generator, a process of its own, and what it took of the server's CPU. */
export async function measure(
  pin: Pin,
  server: Served,
  { requests, seconds, least = 0, connections = CONNECTIONS, status = REDIRECT }: Load,
): Promise<Measurement> {
  const targets = [{ ...server, requests, connections, status }];
  const job = { targets, rounds: 1, turns: 1, turnSeconds: seconds, least };
  const measured = (await generateLoad(pin, job))[0]?.[0];
  if (measured === undefined) throw new Error("the load generator measured nothing");
  return measured;
}

/** The rounds of each target. */
export async function generateLoad(pin: Pin, job: LoadJob): Promise<Measurement[][]> {
  // Written by load.ts.
  return JSON.parse(await generate(pin, "load.ts", job, [])) as Measurement[][];
}

/** So many requests a second, and when each click's answer was there. */
export async function sendAtRate(
  pin: Pin,
  server: Served,
  {
    requests,
    seconds,
    connections = CONNECTIONS,
    perSecond,
  }: Load & { readonly perSecond: number },
): Promise<OpenLoop> {
  const numbers = [connections, server.port, seconds, perSecond];
  // Written by open-loop.ts.
  return JSON.parse(await generate(pin, "open-loop.ts", requests, numbers)) as OpenLoop;
}

async function generate(
  pin: Pin,
  script: string,
  input: unknown,
  numbers: readonly number[],
): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "cleverdrip-requests-"));
  try {
    const file = join(folder, "input.json");
    writeFileSync(file, JSON.stringify(input));
    const args = [`${root}/bench/${script}`, file, ...numbers.map(String)];
    const generator = pin({ command: process.execPath, args });
    return await mustRun(generator.command, generator.args);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
