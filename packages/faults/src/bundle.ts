import { build, type Plugin } from "esbuild";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A place in the source that is to read otherwise: `file` is a path from the root of the repository. */
export type SourceChange = { readonly file: string; readonly from: string; readonly to: string };

const root = join(import.meta.dirname, "../../..");

/** One file with the code under test, whose only tie to Cloudflare is replaced. */
export async function bundle(changes: readonly SourceChange[]): Promise<string> {
  const changed = new Set<string>();
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, "thread.ts")],
    alias: { "cloudflare:workers": join(import.meta.dirname, "cloudflare.ts") },
    plugins: [changing(changes, changed)],
    bundle: true,
    write: false,
    platform: "node",
    format: "cjs",
    target: "node24",
    logLevel: "error",
  });
  const [file] = outputFiles;
  if (file === undefined) throw new Error("the bundler gave no file");
  for (const { file: name } of changes)
    if (!changed.has(join(root, name))) throw new Error(`${name} is no part of what runs`);
  return file.text;
}

function changing(changes: readonly SourceChange[], changed: Set<string>): Plugin {
  const byPath = Map.groupBy(changes, ({ file }) => join(root, file));
  return {
    name: "changes",
    setup({ onLoad }) {
      if (changes.length === 0) return;
      onLoad({ filter: /\/(packages|workers)\/.*\.ts$/ }, ({ path }) => {
        const own = byPath.get(path);
        if (own === undefined) return null;
        changed.add(path);
        return { contents: own.reduce(change, readFileSync(path, "utf8")), loader: "ts" };
      });
    },
  };
}

function change(text: string, { file, from, to }: SourceChange): string {
  if (text.split(from).length !== 2) throw new Error(`${file} does not have once: ${from}`);
  return text.replace(from, () => to);
}
