import { MAX_UPLOAD_ROWS } from "@cleverdrip/contract";
import { unguarded } from "@cleverdrip/core";
import papa from "papaparse";
import { invalidField } from "../http/refusal.ts";

export type GridRow = {
  /** Where it begins in the file, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
};

const DELIMITERS = ["\t", ";", ",", "|"] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** Rows that are looked at to find the delimiter. */
const LOOK_ROWS = 20;

/** Without byte order mark, with one kind of line end: spreadsheets of different systems write what they like. */
export function plainText(text: string): string {
  return text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
}

/** Every row that holds anything. */
export function parseRows(text: string, delimiter: Delimiter): readonly GridRow[] {
  const rows = parse(text, delimiter, { count: MAX_UPLOAD_ROWS + 2, isStrict: true });
  // One more may be the header.
  if (rows.length > MAX_UPLOAD_ROWS + 1) throw tooMany();
  return rows;
}

/** The first rows only; the last of them may be cut where the text is. */
export function parseFirstRows(text: string, delimiter: Delimiter, count: number) {
  return parse(text, delimiter, { count, isStrict: false });
}

/** The delimiter that cuts the first rows into most columns of the same number. */
export function findDelimiter(text: string): Delimiter {
  let best: Delimiter = ",";
  let most = 1;
  for (const delimiter of DELIMITERS) {
    const rows = parseFirstRows(text, delimiter, LOOK_ROWS);
    const columns = rows[0]?.cells.length ?? 0;
    const even = rows.filter(({ cells }) => cells.length === columns).length;
    // Evenness goes before width: a decimal comma makes uneven columns.
    const score = columns < 2 ? 0 : 1 + (even / rows.length) * 1_000 + columns;
    if (score > most) [best, most] = [delimiter, score];
  }
  return best;
}

function parse(
  text: string,
  delimiter: Delimiter,
  { count, isStrict }: { readonly count: number; readonly isStrict: boolean },
): readonly GridRow[] {
  const rows: GridRow[] = [];
  let line = 1;
  let cursor = 0;
  papa.parse(text, {
    delimiter,
    newline: "\n",
    step: ({ data, errors, meta }, parser) => {
      const [error] = errors;
      if (error !== undefined && isStrict)
        throw invalidField("text", `line ${line}: ${quoteProblem(error.code)}`);
      if (data.some((cell) => cell.trim() !== "")) {
        rows.push({ line, cells: data.map(unguarded) });
      }
      line += countNewlines(text, cursor, meta.cursor);
      ({ cursor } = meta);
      if (rows.length >= count) parser.abort();
    },
  });
  return rows;
}

function countNewlines(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = text.indexOf("\n", from); at !== -1 && at < to; at = text.indexOf("\n", at + 1))
    lines += 1;
  return lines;
}

function quoteProblem(code: string): string {
  return code === "MissingQuotes"
    ? 'a double quote opens a value and is never closed; close it, or write "" for a quote'
    : 'a double quote stands inside a quoted value; write "" for it';
}

function tooMany() {
  return invalidField(
    "text",
    `has more than ${MAX_UPLOAD_ROWS.toLocaleString("en")} rows; split it into several uploads`,
  );
}
