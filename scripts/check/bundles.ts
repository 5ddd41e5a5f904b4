import { globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { buildApp } from "../start/build-app.ts";
import { root, workers, type WorkerName, type WorkerProject } from "../repository.ts";
import { run } from "../shell/run.ts";
import type { CheckResult } from "./check.ts";
import { checkLogStream } from "./log-stream.ts";

/** Gzip bytes. The tracker's, the fast lane's, is a promise about latency; the others only catch a dependency that slipped in. */
const ceilings = {
  tracker: 12 * 1024,
  "tracker-all": 32 * 1024,
  consumer: 345 * 1024,
  api: 600 * 1024,
  app: 200 * 1024,
} as const satisfies Record<WorkerName | "app", number>;

export async function checkBundles(): Promise<CheckResult[]> {
  const bundles = await Promise.all(workers.map(checkWorkerBundle));
  return [...bundles, await checkLogStream(), ...(await checkApp())];
}

async function checkWorkerBundle({ name, config }: WorkerProject): Promise<CheckResult> {
  const folder = mkdtempSync(join(tmpdir(), "cleverdrip-bundle-"));
  try {
    const args = ["deploy", "--dry-run", `--config=${config}`, `--outdir=${folder}`];
    const { code, output } = await run("wrangler", args);
    if (code !== 0) return { name: `bundle of ${name}`, isGreen: false, output };
    return sized(`bundle of ${name}`, bundleBytes(folder), ceilings[name]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function checkApp(): Promise<CheckResult[]> {
  const built = await buildApp({ isForced: false });
  if (!built.isGreen) return [{ name: "build of app", isGreen: false, output: built.output }];
  const folder = mkdtempSync(join(tmpdir(), "cleverdrip-pages-"));
  try {
    const { code, output } = await run(
      "wrangler",
      ["pages", "functions", "build", "functions", `--outdir=${folder}`],
      { cwd: `${root}/app` },
    );
    return [
      sized("initial JavaScript of app", initialScriptBytes(`${root}/app/dist`), ceilings.app),
      { name: "Pages Function of app", isGreen: code === 0, output },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What index.html makes a browser load before the first route: its scripts and their preloaded imports. */
export function initialScriptBytes(dist: string): number {
  const html = readFileSync(join(dist, "index.html"), "utf8");
  const scripts = [...html.matchAll(/<(?:script|link)\b[^>]*\b(?:src|href)="([^"]+\.js)"/g)];
  return scripts.reduce((sum, [, path]) => sum + gzipBytes(join(dist, path ?? "")), 0);
}

/** A Worker is one script, called as its entry. */
function bundleBytes(folder: string): number {
  const [script = ""] = globSync("*.js", { cwd: folder });
  return gzipBytes(join(folder, script));
}

function gzipBytes(path: string): number {
  return gzipSync(readFileSync(path), { level: 9 }).byteLength;
}

function sized(name: string, bytes: number, ceiling: number): CheckResult {
  const kib = (value: number) => `${(value / 1024).toFixed(1)} KiB`;
  const label = `${name}: ${kib(bytes)} gzip, at most ${kib(ceiling)}`;
  return { name: label, isGreen: bytes <= ceiling, output: "too large" };
}
