import { expect, test } from "vitest";
import { blankCells } from "./blank-row.ts";

const COLUMNS = ["click_id", "txid", "amount", "sub1", null] as const;

test("of an erased row stays what it is counted and paid by", () => {
  const cells = ["CLICK", "T-1", "12.50", "mail-hash", "Ada Lovelace", "more than columns"];
  expect(blankCells(cells, COLUMNS, [])).toEqual(["CLICK", "T-1", "12.50", "", "", ""]);
});

test("an erased value goes wherever it stands, but a click id stays", () => {
  const cells = ["abc", "t-ABC", "1", "", ""];
  expect(blankCells(cells, COLUMNS, ["abc"])).toEqual(["abc", "", "1", "", ""]);
});

test("a row that is blanked twice is as it was blanked once", () => {
  const once = blankCells(["c", "t", "1", "s", "n"], COLUMNS, ["t"]);
  expect(blankCells(once, COLUMNS, ["t"])).toEqual(once);
});
