import { expect, test } from "vitest";
import { readUploadRow, type UploadRules } from "./read-upload-row.ts";

const RULES: UploadRules = {
  kind: "results",
  columns: ["txid", "amount", "ts", null],
  numbers: "comma",
  dates: "dmy",
  timezone: "Europe/Berlin",
  defaults: { campaign_id: "cmp_1", event: "sale" },
};

const read = (cells: readonly string[], rules: Partial<UploadRules> = {}) => {
  const row = readUploadRow(cells, { ...RULES, ...rules });
  return row.kind === "read" ? Object.fromEntries(row.values) : row.hint;
};

test("a row is read in the spelling of postbacks, with what the upload says for all rows", () => {
  expect(read([" T-1 ", "1.234,50", "20.11.2026 14:05", "a note"])).toEqual({
    txid: "T-1",
    amount: "1234.50",
    ts: "2026-11-20T13:05:00.000Z",
    campaign_id: "cmp_1",
    event: "sale",
  });
});

test("a value of the row goes before that of the upload", () => {
  expect(read(["T-1", "lead"], { columns: ["txid", "event"] })).toMatchObject({ event: "lead" });
});

test("a short row lacks values, it is not refused", () => {
  expect(read(["T-1"])).toEqual({ txid: "T-1", campaign_id: "cmp_1", event: "sale" });
});

test.each([
  [["T-1", "$5"], 'amount "$5" is not a number like 1.234,50'],
  [["T-1", "-5"], 'amount "-5" is not a number'],
  [["T-1", "5", "11/20/2026"], 'date "11/20/2026" is not 20.11.2026'],
  [["T-1", "5", "", "", "", "x"], "the row has 5 values for 4 columns"],
  [["", "5"], "neither a transaction id nor a click id"],
])("the row %j says %j", (cells, hint) => {
  expect(read(cells)).toContain(hint);
});

test("without a click a row needs a campaign", () => {
  expect(read(["T-1"], { defaults: {} })).toContain("needs a campaign");
  expect(read(["c"], { defaults: {}, columns: ["click_id"] })).toEqual({ click_id: "c" });
});

test("a change of status needs a status and leaves the rest of the row alone", () => {
  const columns = ["txid", "amount", "status"] as const;
  expect(read(["T-1", "what?", "paid"], { kind: "statuses", columns })).toEqual({
    txid: "T-1",
    status: "paid",
    event: "sale",
    campaign_id: "cmp_1",
  });
  expect(read(["T-1", "5", ""], { kind: "statuses", columns })).toContain("has no status");
});
