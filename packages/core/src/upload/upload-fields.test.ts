import { expect, test } from "vitest";
import { REPORT_ALIASES } from "../conversion/report-fields.ts";
import { guessColumns, uploadField } from "./upload-fields.ts";

const CLICK_ID = "0123456789abcdefghjkmnpqrstvwxyz";

test.each(Object.entries(REPORT_ALIASES).filter(([field]) => isData(field)))(
  "every name that postbacks know for %s names its column, in any case",
  (_, names) => {
    for (const name of names) {
      expect(uploadField(name.toUpperCase())).toBe(names[0]);
      expect(uploadField(`{${name}}`)).toBe(names[0]);
    }
  },
);

test.each([
  ["Click ID", "click_id"],
  [" Order-ID ", "txid"],
  ["Order number", "txid"],
  ["Sale Amount", "amount"],
  ["Event date", "ts"],
  ["Conversion Status", "status"],
  ["Coupon code", "coupon"],
  ["Sub1", "sub1"],
  ["sub_id_7", "sub7"],
  ["Sub 20", "sub20"],
  ["sub21", null],
  ["Comment", null],
  ["", null],
])("the header %j is read as %j", (header, field) => {
  expect(uploadField(header)).toBe(field);
});

test("of two columns for one field the first has it", () => {
  expect(guessColumns(["amount", "sum", "note"], [])).toEqual(["amount", null, null]);
});

test("a transaction id is the click where its values are click ids, else the shop's own number", () => {
  expect(guessColumns(["Transaction ID"], [[CLICK_ID]])).toEqual(["click_id"]);
  expect(guessColumns(["Transaction ID"], [["A-1"], [""]])).toEqual(["txid"]);
});

/** Not a proof of who sent it, and not an answer: neither belongs into a file. */
function isData(field: string): boolean {
  return !["signature", "token", "returnBody"].includes(field);
}
