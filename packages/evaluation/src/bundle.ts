import { build } from "esbuild";
import { join } from "node:path";

/** One file with the product and what replays traffic through it; its only tie to Cloudflare is replaced. */
export async function bundle(): Promise<string> {
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
