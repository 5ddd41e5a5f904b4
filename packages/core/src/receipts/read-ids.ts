const HEADINGS = new Set([
  "id",
  "ids",
  "click",
  "click_id",
  "clickid",
  "txid",
  "transaction_id",
  "cid",
]);

/** The first cell of each line, once each, in their order; a heading is none. Quotes, commas, semicolons and tabs are told. */
export function readIds(text: string): readonly string[] {
  const cells = text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .map((line) => /^\s*"((?:[^"]|"")*)"/.exec(line)?.[1] ?? line.split(/[,;\t]/)[0] ?? "")
    .map((cell) => cell.replaceAll('""', '"').trim())
    .filter((cell) => cell !== "");
  const [first, ...rest] = cells;
  if (first === undefined) return [];
  const own = HEADINGS.has(first.toLowerCase()) ? rest : cells;
  return [...new Set(own)];
}
