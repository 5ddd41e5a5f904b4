import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { numberedLines, openLines } from "./numbered-lines.ts";

function withFile<T>(content: string, work: (path: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "cleverdrip-lines-"));
  try {
    const path = join(folder, "t.ndjson");
    writeFileSync(path, content);
    return work(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test("lines keep their numbers, whatever ends them, and empty ones and a mark at the beginning are left out", () => {
  withFile("\uFEFFa\r\n\n  \nb\u2028c\nd", (path) => {
    const lines = [...numberedLines(path)].map(({ number, text }) => ({ number, text }));
    expect(lines).toEqual([
      { number: 1, text: "a" },
      { number: 4, text: "b\u2028c" },
      { number: 5, text: "d" },
    ]);
  });
});

test("a line can be read again by where it is, also one that is longer than what is read at once", () => {
  const long = "ü".repeat(1_500_000);
  withFile(`\uFEFFa\r\n${long}\nb\n`, (path) => {
    const lines = [...numberedLines(path)];
    expect(lines.map(({ text }) => text)).toEqual(["a", long, "b"]);
    const file = openLines(path);
    expect(lines.toReversed().map((line) => file.textOf(line))).toEqual(["b", long, "a"]);
    file.close();
  });
});

test("an empty file has no lines", () => {
  expect(withFile("", (path) => [...numberedLines(path)])).toEqual([]);
});
