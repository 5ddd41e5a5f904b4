import type { UploadField } from "../upload/upload-fields.ts";
import { keeper } from "./blank-parameters.ts";

/**
 * The cells of an uploaded row without what tells of a person: those stay that would as parameters of a report. `columns`:
 * what each means; null = nothing.
 */
export function blankCells(
  cells: readonly string[],
  columns: readonly (UploadField | null)[],
  erased: readonly string[],
): readonly string[] {
  const stays = keeper(erased);
  return cells.map((cell, i) => (stays(columns[i] ?? "", cell) ? cell : ""));
}
