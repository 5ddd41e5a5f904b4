import { wrapped } from "./text-width.ts";
import { winAnsiText } from "./win-ansi.ts";

export type Line =
  | { readonly kind: "title" | "heading"; readonly text: string }
  | { readonly kind: "pair" | "sum" | "total"; readonly label: string; readonly text: string }
  /** The first cell stands left, the others right; the names of columns stand again on each page. */
  | { readonly kind: "columns" | "row"; readonly cells: readonly string[] };

/** A line and where its letters stand, from the bottom of its page. */
export type PlacedLine = { readonly line: Line; readonly y: number };

/** A4 in points, of which an inch has 72. */
export const WIDTH = 595;
export const HEIGHT = 842;
export const MARGIN = 56;
export const INNER = WIDTH - 2 * MARGIN;
export const LABEL_WIDTH = 130;

export const SIZES = { title: 20, heading: 13, pair: 10, sum: 10, total: 12, columns: 9, row: 9 };
const HEIGHTS = { title: 26, heading: 30, pair: 16, sum: 17, total: 24, columns: 24, row: 14 };
/** What has to have room below a heading or the names of columns for them not to be the last on their page. */
const COMPANY: Partial<Record<Line["kind"], number>> = { heading: 90, columns: 42 };

/** Room for the widest amount: what is left beside the first cell. */
export function columnWidth(columns: number): number {
  return (INNER - 70) / Math.max(1, columns);
}

/** Lines on their pages, top down. Long names have several lines, and tables their columns' names on every page. */
export function breakPages(lines: readonly Line[]): readonly (readonly PlacedLine[])[] {
  const pages: PlacedLine[][] = [[]];
  let y = HEIGHT - MARGIN;
  let columns: Line | null = null;
  const place = (line: Line) => {
    y -= HEIGHTS[line.kind];
    pages.at(-1)?.push({ line, y });
  };
  for (const line of lines.flatMap(unfolded)) {
    if (line.kind === "columns") columns = line;
    const height = HEIGHTS[line.kind] + (COMPANY[line.kind] ?? 0);
    if (y - height < MARGIN) {
      pages.push([]);
      y = HEIGHT - MARGIN;
      if (line.kind === "row" && columns !== null) place(columns);
    }
    place(line);
  }
  return pages;
}

/** Names are never cut: they say who is paid. */
function unfolded(line: Line): readonly Line[] {
  switch (line.kind) {
    case "title":
    case "heading":
      return folds(line.text, SIZES[line.kind], INNER).map((text) => ({ ...line, text }));
    case "pair":
      return folds(line.text, SIZES.pair, INNER - LABEL_WIDTH).map((text, i) => ({
        ...line,
        label: i === 0 ? line.label : "",
        text,
      }));
    default:
      return [line];
  }
}

function folds(text: string, size: number, width: number): readonly string[] {
  return wrapped(winAnsiText(text), size, width);
}
