import { join } from "node:path";
import { defineConfig } from "vitest/config";

const tree = join(import.meta.dirname, "../..");

/** The same test files without workerd: what of it they need stands in `cloudflare.ts`, and starts in no time. */
export default defineConfig({
  root: tree,
  resolve: {
    alias: {
      "cloudflare:test": join(import.meta.dirname, "node/cloudflare-test.ts"),
      "cloudflare:workers": join(import.meta.dirname, "node/cloudflare.ts"),
    },
  },
  test: {
    environment: "node",
    // Threads end with their process: a mistake may be a loop without an end.
    pool: "threads",
    include: ["{packages,workers}/**/*.test.ts"],
    setupFiles: [join(import.meta.dirname, "node/setup.ts")],
    testTimeout: 30_000,
    // By content: of a tree with one file changed, all others are known.
    experimental: { fsModuleCache: true },
  },
});
