/** How seldom a source like its peers would show as much by luck alone. */
export function chanceWords(chance: number): string {
  if (!(chance > 0)) return "By luck: practically never.";
  const oneIn = 1 / chance;
  if (oneIn >= 1e9) return "By luck: less than once in a billion.";
  return `By luck: once in ${about(oneIn)}.`;
}

const compact = new Intl.NumberFormat("en", {
  notation: "compact",
  compactDisplay: "long",
  maximumSignificantDigits: 2,
});

function about(value: number): string {
  return compact.format(value);
}
