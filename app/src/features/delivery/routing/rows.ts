/** "A", "B" … "Z", "AA": the first that is not taken yet. */
export function nextLetter(taken: readonly { readonly name: string }[]): string {
  const names = new Set(taken.map(({ name }) => name));
  for (let n = 0; ; n += 1) {
    const letter = lettersOf(n);
    if (!names.has(letter)) return letter;
  }
}

function lettersOf(n: number): string {
  const last = String.fromCharCode(65 + (n % 26));
  return n < 26 ? last : lettersOf(Math.floor(n / 26) - 1) + last;
}

/** "Route 3": the first number that is not taken yet. */
export function nextName(word: string, taken: readonly { readonly name: string }[]): string {
  const names = new Set(taken.map(({ name }) => name));
  let n = taken.length + 1;
  while (names.has(`${word} ${n}`)) n += 1;
  return `${word} ${n}`;
}

/** The items with the one at `index` moved by `by` places. */
export function moved<Item>(items: readonly Item[], index: number, by: -1 | 1): readonly Item[] {
  const item = items[index];
  const other = items[index + by];
  if (item === undefined || other === undefined) return items;
  return items.with(index, other).with(index + by, item);
}
