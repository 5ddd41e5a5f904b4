import { measureText, pdf, type PageContext } from "tinypdf";
import { latinText } from "./latin-text.ts";

export type Line =
  | { readonly kind: "title" | "heading"; readonly text: string }
  | { readonly kind: "pair" | "sum" | "total"; readonly label: string; readonly text: string }
  /** The first cell stands left, the others right. */
  | { readonly kind: "row"; readonly cells: readonly string[] };

/** A4 in points, of which an inch has 72. */
const WIDTH = 595;
const HEIGHT = 842;
const MARGIN = 56;
const INNER = WIDTH - 2 * MARGIN;
const LABEL_WIDTH = 130;
const INK = "#1a1a1a";
const FAINT = "#6b6b6b";
const RULE = "#c8c8c8";

const HEIGHTS = { title: 30, heading: 30, pair: 16, sum: 17, total: 24, row: 14 } as const;

/** Lines one below the other, on as many A4 pages as they need, each with the footer and its number. */
export function drawPages(lines: readonly Line[], footer: string): Uint8Array {
  const pages = paginate(lines);
  const doc = pdf();
  for (const [i, own] of pages.entries()) {
    doc.page(WIDTH, HEIGHT, (page) => {
      let y = HEIGHT - MARGIN;
      for (const line of own) {
        y -= HEIGHTS[line.kind];
        drawLine(page, line, y);
      }
      const number = `${i + 1} / ${pages.length}`;
      write(page, footer, MARGIN, 32, 8, { color: FAINT, width: INNER - 60 });
      write(page, number, MARGIN, 32, 8, { color: FAINT, width: INNER, align: "right" });
    });
  }
  return doc.build();
}

function paginate(lines: readonly Line[]): readonly (readonly Line[])[] {
  const pages: Line[][] = [[]];
  let left = HEIGHT - 2 * MARGIN;
  for (const line of lines) {
    const height = HEIGHTS[line.kind];
    if (height > left) {
      pages.push([]);
      left = HEIGHT - 2 * MARGIN;
    }
    pages.at(-1)?.push(line);
    left -= height;
  }
  return pages;
}

function drawLine(page: PageContext, line: Line, y: number): void {
  switch (line.kind) {
    case "title":
      return write(page, line.text, MARGIN, y, 20, { width: INNER });
    case "heading":
      return write(page, line.text, MARGIN, y, 13, { width: INNER });
    case "pair":
      write(page, line.label, MARGIN, y, 10, { color: FAINT });
      return write(page, line.text, MARGIN + LABEL_WIDTH, y, 10, { width: INNER - LABEL_WIDTH });
    case "sum":
      write(page, line.label, MARGIN, y, 10);
      return write(page, line.text, MARGIN, y, 10, { width: INNER, align: "right" });
    case "total":
      page.line(MARGIN, y + 15, WIDTH - MARGIN, y + 15, RULE, 0.75);
      write(page, line.label, MARGIN, y, 12);
      return write(page, line.text, MARGIN, y, 12, { width: INNER, align: "right" });
    case "row":
      return drawRow(page, line.cells, y);
  }
}

function drawRow(page: PageContext, [first = "", ...cells]: readonly string[], y: number): void {
  const width = (INNER - 70) / Math.max(1, cells.length);
  write(page, first, MARGIN, y, 9, { color: FAINT });
  cells.forEach((cell, i) =>
    write(page, cell, MARGIN + 70 + i * width, y, 9, { width, align: "right" }),
  );
}

type Style = { readonly color?: string; readonly width?: number; readonly align?: "right" };

/** Cut where it would leave its width. */
function write(
  page: PageContext,
  text: string,
  x: number,
  y: number,
  size: number,
  { color = INK, width, align }: Style = {},
): void {
  let shown = latinText(text);
  if (width !== undefined && measureText(shown, size) > width) {
    while (shown !== "" && measureText(`${shown}...`, size) > width) shown = shown.slice(0, -1);
    shown = `${shown}...`;
  }
  page.text(shown, x, y, size, {
    color,
    ...(align === undefined || width === undefined ? {} : { align, width }),
  });
}
