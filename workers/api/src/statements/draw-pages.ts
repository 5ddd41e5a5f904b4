import {
  breakPages,
  columnWidth,
  HEIGHT,
  INNER,
  LABEL_WIDTH,
  MARGIN,
  SIZES,
  WIDTH,
} from "./break-pages.ts";
import type { Line } from "./break-pages.ts";
import { pdfFile, pdfText } from "./pdf-file.ts";
import { fitted, textWidth } from "./text-width.ts";
import { winAnsiText } from "./win-ansi.ts";

const INK = "0.1 0.1 0.1";
const FAINT = "0.42 0.42 0.42";
const RULE = "0.78 0.78 0.78";
const FOOTER = { size: 8, y: 32 } as const;

/** Lines one below the other, on as many A4 pages as they need, each with the footer and its number. */
export function drawPages(lines: readonly Line[], footer: string, title: string): Uint8Array {
  const pages = breakPages(lines);
  const drawn = pages.map((own, i) => {
    const { size, y } = FOOTER;
    const color = FAINT;
    return [
      ...own.flatMap(({ line, y: at }) => drawLine(line, at)),
      text(footer, { x: MARGIN, y, size, color, width: INNER - 60 }),
      text(`${i + 1} / ${pages.length}`, {
        x: MARGIN,
        y,
        size,
        color,
        width: INNER,
        isRight: true,
      }),
    ].join("\n");
  });
  return pdfFile(drawn, { width: WIDTH, height: HEIGHT, title });
}

function drawLine(line: Line, y: number): readonly string[] {
  const size = SIZES[line.kind];
  const whole = { x: MARGIN, y, size, width: INNER };
  switch (line.kind) {
    case "title":
    case "heading":
      return [text(line.text, whole)];
    case "pair":
      return [
        text(line.label, { ...whole, color: FAINT, width: LABEL_WIDTH }),
        text(line.text, { ...whole, x: MARGIN + LABEL_WIDTH, width: INNER - LABEL_WIDTH }),
      ];
    case "sum":
      return drawSum(line, whole);
    case "total":
      return [rule(y + 15), ...drawSum(line, whole)];
    case "columns":
      return [...drawCells(line.cells, y, size), rule(y - 4)];
    case "row":
      return drawCells(line.cells, y, size);
  }
}

type Sum = { readonly label: string; readonly text: string };

function drawSum(sum: Sum, whole: Place): readonly string[] {
  return [text(sum.label, whole), text(sum.text, { ...whole, isRight: true })];
}

function drawCells([first = "", ...cells]: readonly string[], y: number, size: number) {
  const width = columnWidth(cells.length);
  const start = MARGIN + INNER - cells.length * width;
  return [
    text(first, { x: MARGIN, y, size, color: FAINT, width }),
    ...cells.map((cell, i) => text(cell, { x: start + i * width, y, size, width, isRight: true })),
  ];
}

type Place = {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly width: number;
  readonly color?: string;
  readonly isRight?: boolean;
};

/** Cut where it would leave its width. */
function text(words: string, { x, y, size, width, color = INK, isRight = false }: Place): string {
  const shown = fitted(winAnsiText(words), size, width);
  const left = isRight ? x + width - textWidth(shown, size) : x;
  return `${color} rg BT /F1 ${size} Tf ${left.toFixed(2)} ${y.toFixed(2)} Td ${pdfText(shown)} Tj ET`;
}

/** From margin to margin. */
function rule(y: number): string {
  const at = y.toFixed(2);
  return `0.75 w ${RULE} RG ${MARGIN} ${at} m ${WIDTH - MARGIN} ${at} l S`;
}
