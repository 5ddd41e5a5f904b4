import { type ChildProcess, spawn } from "node:child_process";
import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { unstable_readConfig } from "wrangler";
import { root } from "../scripts/repository.ts";
import { mustRun } from "../scripts/shell/run.ts";
import { freePorts } from "./free-ports.ts";
import type { Command } from "./pinned.ts";
import {
  bareConfig,
  standInsConfig,
  trackerConfig,
  type TrackerSettings,
  type WorkerSettings,
} from "./workerd-config.ts";

export type Pin = (core: 0 | 1) => (command: Command) => Command;

type ServerOptions = { readonly isInspected?: boolean };

export type Served = { readonly port: number; readonly pid: number };

export type Servers = {
  /** The host that tracking links have. */
  readonly host: string;
  readonly tracker: Served;
  readonly bare: Served;
  readonly standIns: Served;
  /** The tracker's inspector. */
  readonly inspectorPort: number;
};

type Running = Servers & { readonly stop: () => void };

/** Serves for as long as the work takes; nothing is left running after it. */
export async function withServers<T>(
  pin: Pin,
  work: (servers: Servers) => Promise<T>,
  options: ServerOptions = {},
): Promise<T> {
  const servers = await startServers(pin, options);
  try {
    return await work(servers);
  } finally {
    servers.stop();
  }
}

/** Builds the trackers as a deployment would and serves them, and the bare Worker, with the same workerd on core 0. */
async function startServers(pin: Pin, { isInspected = false }: ServerOptions): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), "cleverdrip-bench-"));
  const settings: TrackerSettings = {
    tracker: readSettings("wrangler.toml"),
    all: readSettings("workers/tracker/wrangler.toml"),
  };
  await build(folder);
  const [tracker = 0, bare = 0, standIns = 0, inspectorPort = 0] = await freePorts(4);
  const ports = { tracker, standIns };
  const inspected = isInspected ? [`--inspector-addr=127.0.0.1:${inspectorPort}`] : [];
  const children = {
    standIns: serve(pin(1), folder, "stand-ins", standInsConfig(standIns, settings.tracker)),
    tracker: serve(
      pin(0),
      folder,
      "tracker",
      trackerConfig(ports, settings, isInspected),
      inspected,
    ),
    bare: serve(pin(0), folder, "bare", bareConfig(bare, settings.tracker)),
  };
  const stop = () => {
    for (const child of Object.values(children)) child.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
    process.off("exit", stop);
  };
  process.once("exit", stop);
  await Promise.all([tracker, bare, standIns].map(waitForPort));
  return {
    host: new URL(settings.tracker.vars["TRACKING_ORIGIN"] ?? "").host,
    // taskset becomes the program that it starts: the process is workerd's.
    tracker: { port: tracker, pid: children.tracker.pid ?? 0 },
    bare: { port: bare, pid: children.bare.pid ?? 0 },
    standIns: { port: standIns, pid: children.standIns.pid ?? 0 },
    inspectorPort,
    stop,
  };
}

async function build(folder: string): Promise<void> {
  await buildWorker("wrangler.toml", join(folder, "tracker.js"));
  await buildWorker("workers/tracker/wrangler.toml", join(folder, "all.js"));
  for (const file of ["bare.js", "consumer.js", "stand-ins.js"])
    copyFileSync(`${root}/bench/workers/${file}`, join(folder, file));
}

async function buildWorker(config: string, file: string): Promise<void> {
  const folder = `${file}.d`;
  await mustRun("wrangler", ["deploy", "--dry-run", `--config=${config}`, `--outdir=${folder}`]);
  // Named after the config's `main`.
  const bundle = readdirSync(folder).find((name) => name.endsWith(".js"));
  copyFileSync(join(folder, bundle ?? "index.js"), file);
}

function readSettings(config: string): WorkerSettings {
  const { compatibility_date, compatibility_flags, vars } = unstable_readConfig({
    config: `${root}/${config}`,
  });
  const texts = Object.entries(vars).map(([name, value]) => [name, String(value)] as const);
  return {
    compatibilityDate: compatibility_date ?? "",
    compatibilityFlags: compatibility_flags,
    vars: Object.fromEntries(texts),
  };
}

function serve(
  pin: (command: Command) => Command,
  folder: string,
  name: string,
  config: string,
  options: readonly string[] = [],
): ChildProcess {
  const path = join(folder, `${name}.capnp`);
  writeFileSync(path, config);
  const workerd = `${root}/node_modules/workerd/bin/workerd`;
  const { command, args } = pin({ command: workerd, args: ["serve", ...options, path] });
  return spawn(command, args, { stdio: ["ignore", "inherit", "inherit"] });
}

async function waitForPort(port: number): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    try {
      await (await fetch(`http://127.0.0.1:${port}/`, { redirect: "manual" })).arrayBuffer();
      return;
    } catch {
      // Not listening yet.
      await delay(50);
    }
  }
  throw new Error("workerd does not answer; what it said stands above");
}
