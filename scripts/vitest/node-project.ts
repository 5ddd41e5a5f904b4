import type { TestProjectInlineConfiguration } from "vitest/config";

/** Tests of Workers that need databases and nothing else of workerd, and so many writes that they take minutes there. */
export const IN_NODE = ["workers/consumer/src/conversions/arrival-orders.test.ts"] as const;

/** Runs them with the same stand-ins as the check of mutants. */
export function nodeProject(root: string): TestProjectInlineConfiguration {
  const standIns = `${root}/scripts/mutants/node`;
  return {
    resolve: {
      alias: {
        "cloudflare:test": `${standIns}/cloudflare-test.ts`,
        "cloudflare:workers": `${standIns}/cloudflare.ts`,
      },
    },
    test: { name: "sqlite", environment: "node", include: [...IN_NODE] },
  };
}
