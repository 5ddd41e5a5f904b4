import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { connectRedis, type RunCommand } from "./resp.ts";

export type TestRedis = {
  readonly run: RunCommand;
  readonly stop: () => void;
};

/** What the tests run against: the installed redis-server's version, or null where there is none. */
export function installedRedis(): string | null {
  const { stdout } = spawnSync("redis-server", ["--version"], { encoding: "utf8" });
  return /v=([\d.]+)/.exec(stdout ?? "")?.[1] ?? null;
}

/** A redis-server of its own on a free port, which keeps nothing on disk. */
export async function startRedis(): Promise<TestRedis> {
  const port = await freePort();
  const child = spawn(
    "redis-server",
    ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"],
    { stdio: ["ignore", "pipe", "inherit"], cwd: tmpdir() },
  );
  const kill = () => void child.kill("SIGKILL");
  process.once("exit", kill);
  await ready(child);
  const { run, close } = await connectRedis(port);
  return {
    run,
    stop: () => {
      close();
      kill();
      process.off("exit", kill);
    },
  };
}

/** The three commands that snapshots need, in this process. */
export function inProcessRedis(): TestRedis {
  const values = new Map<string, string>();
  return {
    stop: () => {},
    run: async ([name = "", key = "", value = ""]) => {
      switch (name.toUpperCase()) {
        case "GET":
          return values.get(key) ?? null;
        case "SET":
          values.set(key, value);
          return "OK";
        case "DEL":
          return values.delete(key) ? 1 : 0;
        default:
          return { error: `ERR unknown command '${name}'` };
      }
    },
  };
}

function ready(child: ChildProcess): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  child.once("error", reject);
  child.once("exit", (code) => reject(new Error(`redis-server ended with ${code}`)));
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    if (text.includes("Ready to accept connections")) resolve();
  });
  return promise;
}

async function freePort(): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const server = createServer().listen(0, "127.0.0.1", resolve);
  await promise;
  const address = server.address();
  server.close();
  return typeof address === "object" && address !== null ? address.port : 0;
}
