import { winAnsiByte } from "./win-ansi.ts";

type PdfOptions = {
  /** In points, of which an inch has 72. */
  readonly width: number;
  readonly height: number;
  /** As readers show it: in any script. */
  readonly title: string;
};

/** The parts that come before the pages, by number. */
const PAGES = 2;
const FONT = 3;
const FIRST_PAGE = 5;

/**
 * A PDF of pages, each given as its drawing operators, in one font that every reader brings along. All of it is ASCII,
 * so that places in the text are the byte offsets which the file lists at its end.
 */
export function pdfFile(
  pages: readonly string[],
  { width, height, title }: PdfOptions,
): Uint8Array {
  const numbers = pages.map((_, i) => FIRST_PAGE + 2 * i);
  const kids = numbers.map((number) => `${number} 0 R`).join(" ");
  const objects = [
    `<< /Type /Catalog /Pages ${PAGES} 0 R /ViewerPreferences << /DisplayDocTitle true >> >>`,
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} /MediaBox [0 0 ${width} ${height}]` +
      ` /Resources << /Font << /F1 ${FONT} 0 R >> >> >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    `<< /Title ${unicodeText(title)} >>`,
    ...pages.flatMap((content, i) => [
      `<< /Type /Page /Parent ${PAGES} 0 R /Contents ${FIRST_PAGE + 2 * i + 1} 0 R >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    ]),
  ];
  return new TextEncoder().encode(withOffsets(objects));
}

function withOffsets(objects: readonly string[]): string {
  let text = "%PDF-1.4\n";
  const offsets = objects.map((object, i) => {
    const offset = text.length;
    text += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const size = objects.length + 1;
  // Each line of the table has 20 bytes, its line end included.
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`);
  const xref = `xref\n0 ${size}\n0000000000 65535 f \n${table.join("")}`;
  const trailer = `trailer\n<< /Size ${size} /Root 1 0 R /Info 4 0 R >>`;
  return `${text}${xref}${trailer}\nstartxref\n${text.length}\n%%EOF\n`;
}

/** A string of WinAnsi's letters; those beyond ASCII by their bytes in octal. */
export function pdfText(text: string): string {
  const written = Array.from(text, (letter) => {
    const byte = winAnsiByte(letter);
    if (byte !== null && byte > 0x7e) return `\\${byte.toString(8)}`;
    return /[\\()]/.test(letter) ? `\\${letter}` : letter;
  });
  return `(${written.join("")})`;
}

/** UTF-16 behind its byte order mark. */
function unicodeText(text: string): string {
  const units = text.split("").map((unit) => unit.charCodeAt(0).toString(16).padStart(4, "0"));
  return `<feff${units.join("")}>`;
}
