import { expect, test } from "vitest";
import { breakPages, HEIGHT, MARGIN, type Line } from "./break-pages.ts";

const columns: Line = { kind: "columns", cells: ["Day", "Earned"] };
const rows = (count: number): Line[] =>
  Array.from({ length: count }, (_, i) => ({ kind: "row", cells: [`${i}`, "1.00"] }));
const kinds = (lines: readonly Line[]) =>
  breakPages(lines).map((page) => page.map(({ line }) => line.kind));

test("rows go on on the next page below the names of their columns, each once and within the margins", () => {
  const pages = breakPages([columns, ...rows(130)]);
  expect(pages).toHaveLength(3);
  for (const page of pages) {
    expect(page[0]?.line).toEqual(columns);
    for (const { y } of page) expect(y).toBeGreaterThanOrEqual(MARGIN);
    for (const { y } of page) expect(y).toBeLessThan(HEIGHT - MARGIN);
  }
  const written = pages.flat().filter(({ line }) => line.kind === "row");
  expect(written.map(({ line }) => line)).toEqual(rows(130));
});

test.each([
  ["heading", { kind: "heading", text: "USD" }],
  ["columns", columns],
] as const)("a %s is never the last of its page", (kind, line) => {
  for (let count = 40; count < 53; count += 1)
    for (const page of kinds([...rows(count), line, ...rows(5)]))
      expect(page.at(-1)).not.toBe(kind);
});

test("a long name has several lines, of which the first has the label, and no letter is lost", () => {
  const name = `${"Donaudampfschifffahrt ".repeat(8)}${"x".repeat(120)}`;
  const own = breakPages([{ kind: "pair", label: "Publisher", text: name }]).flat();
  const lines = own.map(({ line }) => (line.kind === "pair" ? line : null));
  expect(lines.map((line) => line?.label)).toEqual(["Publisher", ...lines.slice(1).map(() => "")]);
  expect(lines.length).toBeGreaterThan(3);
  expect(lines.map((line) => line?.text.replaceAll(" ", "")).join("")).toBe(
    name.replaceAll(" ", ""),
  );
});
