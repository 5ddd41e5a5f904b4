import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { root } from "../repository.ts";

/** What tests of a copy read. */
const COPIED = [
  "package.json",
  "tsconfig.base.json",
  "wrangler.toml",
  "migrations",
  "packages",
  "scripts",
  "workers",
];
const LEFT_OUT: ReadonlySet<string> = new Set(["node_modules", ".wrangler", "dist"]);

/**
 * The tree as it stands in a temporary folder. Dependencies are linked, all but the workspace's own packages: those are
 * the copy's.
 */
export function copyTree(): string {
  const copy = mkdtempSync(join(tmpdir(), "cleverdrip-mutants-"));
  const isCopied = (path: string) => !LEFT_OUT.has(basename(path));
  for (const name of COPIED)
    cpSync(join(root, name), join(copy, name), { recursive: true, filter: isCopied });
  linkDependencies(copy, "node_modules");
  for (const folder of ["packages", "workers"]) {
    for (const name of readdirSync(join(copy, folder)))
      linkDependencies(copy, join(folder, name, "node_modules"));
  }
  return copy;
}

export function removeTree(copy: string): void {
  rmSync(copy, { recursive: true, force: true });
}

const OWN_SCOPE = "@cleverdrip";

function linkDependencies(copy: string, folder: string): void {
  const from = join(root, folder);
  if (!existsSync(from)) return;
  mkdirSync(join(copy, folder), { recursive: true });
  for (const name of readdirSync(from)) {
    // Caches of tools are each tree's own.
    if (name.startsWith(".") && name !== ".bin") continue;
    const to = join(copy, folder, name);
    // Links of the workspace are relative: as they are, they lead into the copy.
    if (name === OWN_SCOPE)
      cpSync(join(from, name), to, { recursive: true, verbatimSymlinks: true });
    else symlinkSync(join(from, name), to);
  }
}
