import { winAnsiByte } from "./win-ansi.ts";

/** Widths of Helvetica's letters from 0x20 on, in thousandths of its size: the metrics that Adobe published (AFM). */
const WIDTHS = [
  [278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278],
  [556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556],
  [1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778],
  [667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556],
  [333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556],
  [556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584, 350],
  [556, 350, 222, 556, 333, 1000, 556, 556, 333, 1000, 667, 333, 1000, 350, 611, 350],
  [350, 222, 222, 333, 333, 350, 556, 1000, 333, 1000, 500, 333, 944, 350, 500, 667],
  [278, 333, 556, 556, 556, 556, 260, 556, 333, 737, 370, 556, 584, 333, 737, 333],
  [400, 584, 333, 333, 333, 556, 537, 278, 333, 333, 365, 556, 834, 834, 834, 611],
  [667, 667, 667, 667, 667, 667, 1000, 722, 667, 667, 667, 667, 278, 278, 278, 278],
  [722, 722, 778, 778, 778, 778, 778, 584, 778, 722, 722, 722, 722, 667, 667, 611],
  [556, 556, 556, 556, 556, 556, 889, 500, 556, 556, 556, 556, 278, 278, 278, 278],
  [556, 556, 556, 556, 556, 556, 556, 584, 611, 556, 556, 556, 556, 500, 556, 500],
].flat();

const DOTS = "…";

/** In points; of text in WinAnsi's letters. */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const letter of text) width += WIDTHS[(winAnsiByte(letter) ?? 0) - 0x20] ?? 0;
  return (width * size) / 1000;
}

/** The text, or as much of its beginning as leaves room for the dots that say so. */
export function fitted(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) return text;
  return text.slice(0, fittingEnd(text, size, width - textWidth(DOTS, size))) + DOTS;
}

/** Lines that break at spaces, and within a word only where it is longer than a line. */
export function wrapped(text: string, size: number, width: number): readonly string[] {
  const lines: string[] = [];
  let rest = text;
  while (textWidth(rest, size) > width) {
    const end = Math.max(1, fittingEnd(rest, size, width));
    const space = rest.lastIndexOf(" ", end);
    const cut = space > 0 ? space : end;
    lines.push(rest.slice(0, cut));
    rest = rest.slice(cut).trimStart();
  }
  return [...lines, rest];
}

/** How many letters of the beginning fit. */
function fittingEnd(text: string, size: number, width: number): number {
  let left = width;
  let end = 0;
  while (end < text.length) {
    left -= textWidth(text.charAt(end), size);
    if (left < 0) break;
    end += 1;
  }
  return end;
}
