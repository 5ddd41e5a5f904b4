import { build } from "esbuild";

export const compatibilityDate = "2026-10-20";

/** A Worker as miniflare takes it, for one that stands beside the Worker under test. */
export async function bundleWorker(root: string, entry: string) {
  const result = await build({
    absWorkingDir: root,
    entryPoints: [entry],
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
