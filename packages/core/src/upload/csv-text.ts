/** What makes a spreadsheet take a cell for a formula (OWASP, CSV injection), behind any apostrophes. */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/u;

/** What stays a number for everybody, also below 0. */
const NUMBER = /^-?\d+(\.\d+)?$/;

/** A line of RFC 4180 with its end. Cells that a spreadsheet would run begin with an apostrophe. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => quoted(guarded(cell))).join(",")}\r\n`;
}

/** Takes back what `csvLine` put before a cell, so that a file which came from here reads as it was. */
export function unguarded(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}

function guarded(cell: string): string {
  return FORMULA.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell;
}

function quoted(cell: string): string {
  return /[",\r\n;\t]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
