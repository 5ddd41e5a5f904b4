import fc from "fast-check";
import { expect, test } from "vitest";
import { csvLine, unguarded } from "./csv-text.ts";

test.each([
  [["a", "b c"], "a,b c"],
  [["a,b", 'say "x"', "two\nlines"], '"a,b","say ""x""","two\nlines"'],
  [["=1+1", "+49", "-5+1", "@x", "\tx"], "'=1+1,'+49,'-5+1,'@x,\"'\tx\""],
  [["'=x", "it's", ""], "''=x,it's,"],
  [["-5", "-12.50", "--5"], "-5,-12.50,'--5"],
])("%j is written as %j", (cells, line) => {
  expect(csvLine(cells)).toBe(`${line}\r\n`);
});

test("no cell is one that a spreadsheet would run, and every cell reads back as it was", () => {
  const cell = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string({ unit: fc.constantFrom("'", "=", "+", "-", "@", "\t", '"', ",", "\n", "a") }),
  );
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1 }), (cells) => {
      const written = parse(csvLine(cells));
      for (const text of written) expect(text).not.toMatch(/^[=+\-@\t\r\n]/);
      expect(written.map(unguarded)).toEqual(cells);
    }),
  );
});

/** One line by the letter of RFC 4180. */
function parse(line: string): readonly string[] {
  const cells: string[] = [];
  const body = line.slice(0, -2);
  const cell = /(?:"((?:[^"]|"")*)"|([^,]*))(,|$)/gy;
  for (let match = cell.exec(body); match !== null; match = cell.exec(body)) {
    cells.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? "");
    if (match[3] === "") break;
  }
  return cells;
}
