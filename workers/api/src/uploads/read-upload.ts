import { MAX_UPLOAD_BYTES, MAX_UPLOAD_COLUMNS, type NewUpload } from "@cleverdrip/contract";
import { guessNumbers, MAX_ROW_TEXT, type UploadField, type UploadRules } from "@cleverdrip/core";
import { invalidField, Refusal } from "../http/refusal.ts";
import { openGrid, valuesOf, type Grid } from "./open-grid.ts";
import { parseRows, plainText, type GridRow } from "./parse-csv.ts";

export type ReadUpload = {
  readonly headers: readonly string[];
  readonly rules: UploadRules;
  readonly rows: readonly GridRow[];
};

/** The table of an upload and how its rows are read. What has to be said by a person is refused, not guessed. */
export function readUpload(input: NewUpload, timezone: string): ReadUpload {
  // Most texts are known to be small enough without counting their bytes.
  const isLarge =
    input.text.length * 3 > MAX_UPLOAD_BYTES && byteLength(input.text) > MAX_UPLOAD_BYTES;
  if (isLarge) throw new Refusal("too-large", "text: a file may have 10 MiB at most; split it");
  const grid = openGrid(plainText(input.text), input, parseRows);
  const columns = columnsOf(grid, input.columns);
  const { rows, headers } = grid;
  if (rows.length === 0) throw invalidField("text", "holds no rows of results");
  refuseLongRows(rows);
  const { kind, dates, defaults } = input;
  const given = Object.entries(defaults).filter(([, value]) => value !== undefined);
  return {
    headers,
    rows,
    rules: {
      kind,
      columns,
      numbers: input.numbers ?? numbersOf(rows, columns),
      dates,
      timezone: input.timezone ?? timezone,
      defaults: Object.fromEntries(given),
    },
  };
}

function columnsOf(
  { headers, fields }: Grid,
  given: NewUpload["columns"],
): readonly (UploadField | null)[] {
  if (headers.length > MAX_UPLOAD_COLUMNS)
    throw invalidField("text", `has more than ${MAX_UPLOAD_COLUMNS} columns`);
  if (given !== undefined && given.length !== headers.length)
    throw invalidField(
      "columns",
      `name ${headers.length} columns, one for each of the file, or null`,
    );
  const columns = given ?? fields;
  const twice = columns.find((field, i) => field !== null && columns.indexOf(field) !== i);
  if (twice !== undefined) throw invalidField("columns", `${twice} is given to two columns`);
  if (!columns.includes("txid") && !columns.includes("click_id"))
    throw invalidField(
      "columns",
      "no column is known as transaction id or click id; name one txid or click_id",
    );
  return columns;
}

function refuseLongRows(rows: readonly GridRow[]): void {
  const long = rows.find(({ cells }) => lengthOf(cells) > MAX_ROW_TEXT);
  if (long !== undefined)
    throw invalidField(
      "text",
      `line ${long.line}: the row has more than ${MAX_ROW_TEXT} characters; is a double quote left open there?`,
    );
}

function lengthOf(cells: readonly string[]): number {
  return cells.reduce((length, cell) => length + cell.length, 0);
}

function numbersOf(rows: readonly GridRow[], columns: readonly (UploadField | null)[]) {
  const style = guessNumbers(valuesOf(rows, columns, "money"));
  if (style === null)
    throw invalidField(
      "numbers",
      "amounts can be read with a decimal point or a decimal comma; say point or comma",
    );
  return style;
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
