import fc from "fast-check";
import { expect, test } from "vitest";
import { keepTogether, type RowKeys } from "./keep-together.ts";

type Row = RowKeys & { readonly line: number };

test("rows of one transaction or click follow each other in their order, the others stay", () => {
  const row = (line: number, txid: string | null, clickId: string | null = null): Row => ({
    line,
    txid,
    clickId,
  });
  const rows = [
    row(1, "A"),
    row(2, "B", "c1"),
    row(3, null, "c2"),
    row(4, "A"),
    row(5, null, "C1"),
  ];
  const lines = (size: number) =>
    keepTogether(rows, (own) => own, size).map((part) => part.map(({ line }) => line));
  expect(lines(10)).toEqual([[1, 4, 2, 5, 3]]);
  expect(lines(1)).toEqual([[1, 4], [2, 5], [3]]);
  expect(lines(3)).toEqual([[1, 4, 2, 5], [3]]);
});

test("a part never has more than twice its size, however many rows belong together", () => {
  const rows = Array.from({ length: 25 }, () => ({ txid: "A", clickId: null }));
  const sizes = keepTogether(rows, (row) => row, 5).map(({ length }) => length);
  expect(sizes).toEqual([10, 10, 5]);
});

test("no row is lost or doubled, and rows without a key keep their order", () => {
  const key = fc.option(fc.constantFrom("a", "b", "c"), { nil: null });
  fc.assert(
    fc.property(fc.array(fc.record({ txid: key, clickId: key })), (keys) => {
      const rows = keys.map((own, line) => ({ ...own, line }));
      const kept = keepTogether(rows, (row) => row, 3).flat();
      expect(kept.map(({ line }) => line).toSorted((a, b) => a - b)).toEqual([...rows.keys()]);
      const loose = kept.filter(({ txid, clickId }) => txid === null && clickId === null);
      expect(loose.map(({ line }) => line)).toEqual(
        loose.map(({ line }) => line).toSorted((a, b) => a - b),
      );
    }),
  );
});
