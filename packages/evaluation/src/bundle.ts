import { build } from "esbuild";
import { join } from "node:path";

let bundled: Promise<string> | null = null;

/** One file with the product and what replays traffic through it; its only tie to Cloudflare is replaced. */
export function bundle(): Promise<string> {
  bundled ??= bundleAnew();
  return bundled;
}

async function bundleAnew(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, "thread.ts")],
    alias: { "cloudflare:workers": join(import.meta.dirname, "cloudflare.ts") },
    bundle: true,
    write: false,
    platform: "node",
    format: "cjs",
    target: "node24",
    logLevel: "error",
  });
  const [file] = outputFiles;
  if (file === undefined) throw new Error("the bundler gave no file");
  return file.text;
}
