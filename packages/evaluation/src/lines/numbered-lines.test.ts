import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { numberedLines } from "./numbered-lines.ts";

test("lines keep their numbers, whatever ends them, and empty ones and a mark at the beginning are left out", async () => {
  const folder = mkdtempSync(join(tmpdir(), "cleverdrip-lines-"));
  try {
    const path = join(folder, "t.ndjson");
    writeFileSync(path, "\uFEFFa\r\n\n  \nb\nc");
    const lines: unknown[] = [];
    for await (const line of numberedLines(path)) lines.push(line);
    expect(lines).toEqual([
      { number: 1, text: "a" },
      { number: 4, text: "b" },
      { number: 5, text: "c" },
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
