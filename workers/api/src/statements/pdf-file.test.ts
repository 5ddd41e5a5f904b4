import { expect, test } from "vitest";
import { pdfFile, pdfText } from "./pdf-file.ts";

const file = (pages: readonly string[]) =>
  new TextDecoder().decode(pdfFile(pages, { width: 595, height: 842, title: "Łódź 株" }));

test("every object begins at the byte that the file's table says, and the table where its end says", () => {
  const text = file(["one", "two", "three"]);
  const at = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1]);
  const [head, size, free, ...offsets] = text.slice(at).split("\n");
  expect([head, size, free]).toEqual(["xref", "0 11", "0000000000 65535 f "]);
  for (let number = 1; number < 11; number += 1) {
    const offset = Number(offsets[number - 1]?.slice(0, 10));
    expect(text.slice(offset).startsWith(`${number} 0 obj\n`)).toBe(true);
  }
});

test("pages stand in order, each with the length of what is drawn on it", () => {
  const text = file(["one", "eleven"]);
  expect(text).toContain("/Kids [5 0 R 7 0 R] /Count 2");
  expect(text).toMatch(/6 0 obj\n<< \/Length 3 >>\nstream\none\nendstream/);
  expect(text).toMatch(/8 0 obj\n<< \/Length 6 >>\nstream\neleven\nendstream/);
});

test("the title that readers show keeps its script", () => {
  expect(file([""])).toContain("/Title <feff014100f30064017a0020682a>");
});

test.each([
  ["a (b) \\", String.raw`(a \(b\) \\)`],
  ["é€", String.raw`(\351\200)`],
])("%j is written %s", (text, written) => {
  expect(pdfText(text)).toBe(written);
});
