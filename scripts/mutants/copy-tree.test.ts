import { existsSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { copyTree, removeTree } from "./copy-tree.ts";

test("a copy reads its own packages and the dependencies that are installed, and goes without a trace", () => {
  const copy = copyTree();
  try {
    const core = realpathSync(join(copy, "node_modules/@cleverdrip/core"));
    expect(core).toBe(join(realpathSync(copy), "packages/core"));
    expect(existsSync(join(copy, "node_modules/zod/package.json"))).toBe(true);
    expect(existsSync(join(copy, "workers/consumer/.wrangler"))).toBe(false);
  } finally {
    removeTree(copy);
  }
  expect(existsSync(copy)).toBe(false);
});
