import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve("axe-core/axe.min.js"),
  "utf8",
);

type Violation = {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly target: readonly string[] }[];
};

/** What axe finds serious or critical on the page, as readable lines. */
export async function seriousViolations(page: Page): Promise<readonly string[]> {
  // Evaluated through the debugger, which the page's CSP does not bind.
  const violations = await page.evaluate<readonly Violation[]>(
    `(() => { ${axeSource}; return axe.run(document).then((results) => results.violations); })()`,
  );
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
}
