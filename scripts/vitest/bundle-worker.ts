import { build } from "esbuild";

export const compatibilityDate = "2026-10-20";

/** A Worker as miniflare takes it, for one that stands beside the Worker under test. `alias`: what stands for a module. */
export async function bundleWorker(
  root: string,
  entry: string,
  alias: Readonly<Record<string, string>> = {},
) {
  const result = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    alias: { ...alias },
    bundle: true,
    write: false,
    format: "esm",
    target: "es2024",
    conditions: ["workerd", "worker", "browser"],
    external: ["cloudflare:*", "node:*"],
    logLevel: "silent",
  });
  const file = result.outputFiles[0];
  if (file === undefined) throw new Error(`esbuild wrote no bundle of ${entry}`);
  return [{ type: "ESModule" as const, path: "worker.js", contents: file.text }];
}
