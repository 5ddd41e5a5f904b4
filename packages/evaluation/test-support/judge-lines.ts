import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { evaluate, type EvaluateOptions } from "../src/evaluate.ts";
import type { VerdictLine } from "../src/verdicts/verdict-line.ts";

/** Judges these lines as `npm run fraud:eval` judges a file; a text is a line as it stands. */
export async function judgeLines(
  lines: readonly unknown[],
  options: Partial<EvaluateOptions> = {},
) {
  const folder = mkdtempSync(join(tmpdir(), "cleverdrip-evaluation-"));
  try {
    const input = join(folder, "traffic.ndjson");
    const output = join(folder, "verdicts.ndjson");
    const text = lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line)));
    writeFileSync(input, text.join("\n"));
    const result = await evaluate({ input, output, shuffle: null, ...options });
    const written = result.kind === "refused" ? "" : readFileSync(output, "utf8");
    const verdicts = written
      .split("\n")
      .filter((line) => line !== "")
      // Checked where all fields of a verdict are.
      .map((line) => JSON.parse(line) as VerdictLine);
    return { result, text: written, verdicts };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
