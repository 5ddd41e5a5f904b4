import { MAX_UPLOAD_COLUMNS, type UploadPreview, type UploadSample } from "@cleverdrip/contract";
import { guessDates, guessNumbers } from "@cleverdrip/core";
import { invalidField } from "../http/refusal.ts";
import { openGrid, valuesOf } from "./open-grid.ts";
import { parseFirstRows, plainText } from "./parse-csv.ts";

/** Rows that are guessed from, and values shown of each column. */
const ROWS = 200;
const SAMPLES = 3;

/** How a file would be read, from its beginning. Nothing is kept. */
export function previewUpload({ text, ...options }: UploadSample): UploadPreview {
  const grid = openGrid(plainText(text), options, (plain, delimiter) =>
    parseFirstRows(plain, delimiter, ROWS),
  );
  const { delimiter, hasHeader, headers, fields, rows } = grid;
  if (headers.length === 0) throw invalidField("text", "holds no rows");
  if (headers.length > MAX_UPLOAD_COLUMNS)
    throw invalidField("text", `has more than ${MAX_UPLOAD_COLUMNS} columns`);
  return {
    delimiter,
    hasHeader,
    columns: headers.map((header, i) => ({
      header,
      field: fields[i] ?? null,
      samples: rows
        .map(({ cells }) => cells[i]?.trim().slice(0, 100) ?? "")
        .filter((cell) => cell !== "")
        .slice(0, SAMPLES),
    })),
    numbers: guessNumbers(valuesOf(rows, fields, "money")),
    dates: guessDates(valuesOf(rows, fields, "time")),
  };
}
