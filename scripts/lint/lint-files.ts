import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { root } from "../repository.ts";

/** Guarantee, path in the repository, source, rule that must object (null: none may). */
export type LintCase = readonly [string, string, string, string | null];

/** Lints files laid out as in the repository under the repository's own configuration; rules by path. */
export function lintFiles(cases: readonly LintCase[]): ReadonlyMap<string, readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), "cleverdrip-lint-"));
  try {
    const config = readFileSync(`${root}/.oxlintrc.json`, "utf8");
    const plugin = `${root}/scripts/lint/plugin.ts`;
    writeFileSync(`${folder}/.oxlintrc.json`, config.replace("./scripts/lint/plugin.ts", plugin));
    for (const [, path, source] of cases) {
      mkdirSync(join(folder, dirname(path)), { recursive: true });
      writeFileSync(join(folder, path), source);
    }
    const oxlint = `${root}/node_modules/oxlint/bin/oxlint`;
    const { stdout } = spawnSync(process.execPath, [oxlint, "--format=json"], {
      cwd: folder,
      encoding: "utf8",
      maxBuffer: 64 * 1024 * 1024,
    });
    return byPath(stdout);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function byPath(json: string): ReadonlyMap<string, readonly string[]> {
  // oxlint's own report: its shape is proven by the cases that expect a finding.
  const report = JSON.parse(json) as {
    readonly diagnostics: readonly { readonly code: string; readonly filename: string }[];
  };
  const rules = new Map<string, string[]>();
  for (const { code, filename } of report.diagnostics) {
    rules.set(filename, [...(rules.get(filename) ?? []), code]);
  }
  return rules;
}
