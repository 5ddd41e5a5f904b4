import type { NewUpload, UploadSample } from "@cleverdrip/contract";
import { guessColumns, uploadField, type UploadField } from "@cleverdrip/core";
import { findDelimiter, type Delimiter, type GridRow } from "./parse-csv.ts";

/** A file as a table: what its columns are called and seem to mean, and the rows below. */
export type Grid = {
  readonly delimiter: Delimiter;
  readonly hasHeader: boolean;
  readonly headers: readonly string[];
  readonly fields: readonly (UploadField | null)[];
  readonly rows: readonly GridRow[];
};

type Options = Pick<UploadSample & NewUpload, "delimiter" | "hasHeader">;

/** Rows whose values help to tell what a column means. */
const SAMPLE_ROWS = 50;

/** `read` gives the rows, however many are wanted. */
export function openGrid(
  text: string,
  options: Options,
  read: (text: string, delimiter: Delimiter) => readonly GridRow[],
): Grid {
  const delimiter = options.delimiter ?? findDelimiter(text);
  const rows = read(text, delimiter);
  const first = rows[0]?.cells ?? [];
  // Values are seldom called like a column: one name that is known makes a header.
  const hasHeader = options.hasHeader ?? first.some((cell) => uploadField(cell) !== null);
  const headers = hasHeader
    ? first.map((cell) => cell.trim())
    : first.map((_, i) => `Column ${i + 1}`);
  const below = hasHeader ? rows.slice(1) : rows;
  const samples = below.slice(0, SAMPLE_ROWS).map(({ cells }) => cells);
  const fields = hasHeader ? guessColumns(headers, samples) : headers.map(() => null);
  return { delimiter, hasHeader, headers, fields, rows: below };
}

const MONEY: readonly (UploadField | null)[] = ["amount", "revenue", "payout"];

/** The values of all columns of money, or of times. */
export function valuesOf(
  rows: readonly GridRow[],
  fields: readonly (UploadField | null)[],
  what: "money" | "time",
): readonly string[] {
  const isWanted = (field: UploadField | null) =>
    what === "money" ? MONEY.includes(field) : field === "ts";
  const columns = fields.flatMap((field, i) => (isWanted(field) ? [i] : []));
  return rows.flatMap(({ cells }) => columns.map((i) => cells[i]?.trim() ?? ""));
}
