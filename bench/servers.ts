import { type ChildProcess, spawn } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { unstable_readConfig } from "wrangler";
import { root } from "../scripts/repository.ts";
import { mustRun } from "../scripts/shell/run.ts";
import type { Command } from "./pinned.ts";
import {
  bareConfig,
  standInsConfig,
  trackerConfig,
  type TrackerSettings,
} from "./workerd-config.ts";

type Pin = (core: 0 | 1) => (command: Command) => Command;

export type Servers = {
  /** The host that tracking links have. */
  readonly host: string;
  readonly ports: { readonly tracker: number; readonly bare: number; readonly standIns: number };
  readonly stop: () => void;
};

/** Builds the tracker as a deployment would and serves it, and the bare Worker, with the same workerd on core 0. */
export async function startServers(pin: Pin): Promise<Servers> {
  const folder = mkdtempSync(join(tmpdir(), "cleverdrip-bench-"));
  const settings = readSettings();
  await mustRun("wrangler", [
    "deploy",
    "--dry-run",
    "--config=wrangler.toml",
    `--outdir=${folder}`,
  ]);
  for (const file of ["bare.js", "consumer.js", "stand-ins.js"]) {
    copyFileSync(`${root}/bench/workers/${file}`, join(folder, file));
  }
  const [tracker = 0, bare = 0, standIns = 0] = await freePorts(3);
  const ports = { tracker, bare, standIns };
  const children = [
    serve(pin(1), folder, "stand-ins.capnp", standInsConfig(standIns, settings)),
    serve(pin(0), folder, "tracker.capnp", trackerConfig(ports, settings)),
    serve(pin(0), folder, "bare.capnp", bareConfig(bare, settings)),
  ];
  const stop = () => {
    for (const child of children) child.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  };
  process.once("exit", stop);
  await Promise.all([tracker, bare, standIns].map(waitForPort));
  return { host: new URL(settings.vars["TRACKING_ORIGIN"] ?? "").host, ports, stop };
}

function readSettings(): TrackerSettings {
  const { compatibility_date, compatibility_flags, vars } = unstable_readConfig({
    config: `${root}/wrangler.toml`,
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
): ChildProcess {
  const path = join(folder, name);
  writeFileSync(path, config);
  const workerd = `${root}/node_modules/workerd/bin/workerd`;
  const { command, args } = pin({ command: workerd, args: ["serve", path] });
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

async function freePorts(count: number): Promise<readonly number[]> {
  const servers = await Promise.all(Array.from({ length: count }, listen));
  const ports = servers.map((server) => {
    const address = server.address();
    return typeof address === "object" && address !== null ? address.port : 0;
  });
  for (const server of servers) server.close();
  return ports;
}

function listen(): Promise<ReturnType<typeof createServer>> {
  const { promise, resolve } = Promise.withResolvers<ReturnType<typeof createServer>>();
  const server = createServer();
  server.listen(0, "127.0.0.1", () => resolve(server));
  return promise;
}
