import { expect, test } from "vitest";
import { findDelimiter, parseRows, plainText } from "./parse-csv.ts";

const rowsOf = (text: string, delimiter = findDelimiter(plainText(text))) =>
  parseRows(plainText(text), delimiter).map(({ line, cells }) => [line, ...cells]);

test.each([
  ["txid,amount\nA,1.50", ","],
  ["txid;amount\nA;1,50\nB;2,50", ";"],
  ["A;1,50\nB;2", ";"],
  ["txid\tamount\nA\t1,234.50", "\t"],
  ["txid|amount\nA|1", "|"],
  ['"a;b",c\n"d;e;f",g', ","],
  ["txid\nA", ","],
])("%j is cut at %j", (text, delimiter) => {
  expect(findDelimiter(text)).toBe(delimiter);
});

test("rows know their line, whatever ends lines, spreads over them or lies empty between", () => {
  const text = '\uFEFFtxid,note\r\nA,"two\r\nlines"\r\n\r\n ,\r\nB,"say ""x"""\r';
  expect(rowsOf(text)).toEqual([
    [1, "txid", "note"],
    [2, "A", "two\nlines"],
    [6, "B", 'say "x"'],
  ]);
});

test("a grid copied from a spreadsheet is read like a file", () => {
  expect(rowsOf('order\tamount\nA\t"1\t2"\n')).toEqual([
    [1, "order", "amount"],
    [2, "A", "1\t2"],
  ]);
});

test("apostrophes that guard a spreadsheet's cells are taken away", () => {
  expect(rowsOf("a,b\n'=1+1,'+49")).toEqual([
    [1, "a", "b"],
    [2, "=1+1", "+49"],
  ]);
});

test("a quote that is left open is refused with its line", () => {
  expect(() => rowsOf('a,b\n1,2\n3,"4\n5,6\n')).toThrow(/line 3: a double quote opens a value/);
});

test("50,000 rows and a header are taken, one more is refused", () => {
  const grid = (rows: number) => `txid\n${"A\n".repeat(rows)}`;
  expect(parseRows(grid(50_000), ",")).toHaveLength(50_001);
  expect(() => parseRows(grid(50_001), ",")).toThrow(/more than 50,000 rows/);
});
