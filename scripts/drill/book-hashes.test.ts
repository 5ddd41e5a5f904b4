import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, onTestFinished, test } from "vitest";
import { bookHashes } from "./book-hashes.ts";
import { copyDatabase } from "./copy-state.ts";

const TABLES = [
  "rollup_hourly",
  "rollup_daily",
  "facet_daily",
  "clicks",
  "click_batches",
  "conversions",
  "conversion_history",
  "payout_ledger",
  "statement_payments",
  "ledger_locks",
  "click_earnings",
  "freshness",
  "views",
  "click_fingerprints",
  "total_daily",
  "total_monthly",
];

function books() {
  const folder = mkdtempSync(join(tmpdir(), "drill-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "events.sqlite");
  const database = new DatabaseSync(path);
  onTestFinished(() => database.close());
  for (const table of TABLES) {
    database.exec(`CREATE TABLE ${table} (id TEXT, clicks INTEGER, attempt TEXT)`);
  }
  const add = (table: string, id: string, clicks: number, attempt = "") =>
    database.prepare(`INSERT INTO ${table} VALUES (?, ?, ?)`).run(id, clicks, attempt);
  const hash = (table: string, file = path) =>
    bookHashes(file).find((own) => own.table === table)?.hash;
  return { folder, path, add, hash };
}

test("books with the same rows in another order have the same hashes, whoever wrote them", () => {
  const [one, other] = [books(), books()];
  for (const id of ["a", "b"]) one.add("conversions", id, 1, "first");
  for (const id of ["b", "a"]) other.add("conversions", id, 1, "second");
  expect(other.hash("conversions")).toBe(one.hash("conversions"));
});

test("a row that is missing and one that differs change the hash, a bucket of zeros does not", () => {
  const { add, hash } = books();
  const empty = hash("rollup_hourly");
  add("rollup_hourly", "a", 0);
  expect(hash("rollup_hourly")).toBe(empty);
  add("rollup_hourly", "b", 1);
  expect(hash("rollup_hourly")).not.toBe(empty);
});

test("a copy is the database as of that moment", () => {
  const { folder, path, add, hash } = books();
  add("clicks", "a", 1);
  const copy = join(folder, "copy.sqlite");
  copyDatabase(path, copy);
  const before = hash("clicks");
  add("clicks", "b", 1);
  expect(hash("clicks", copy)).toBe(before);
  expect(hash("clicks")).not.toBe(before);
});
