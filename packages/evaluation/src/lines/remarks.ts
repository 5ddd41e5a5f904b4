/** What is to be said of a file: sentences with the number of their line, of each kind the first few. */
export type Remarks = {
  /** `what`: the kind, of which so many are said at most. */
  readonly add: (what: string, number: number, sentence: string) => void;
  /** All that were added. */
  readonly count: () => number;
  readonly sentences: () => readonly string[];
};

export function createRemarks(file: string, mostOfAKind: number): Remarks {
  const kinds = new Map<string, { readonly said: string[]; count: number }>();
  return {
    add(what, number, sentence) {
      const kind = kinds.get(what) ?? { said: [], count: 0 };
      kinds.set(what, kind);
      kind.count += 1;
      if (kind.said.length < mostOfAKind) kind.said.push(`${file}:${number}: ${sentence}`);
    },
    count: () => [...kinds.values()].reduce((sum, { count }) => sum + count, 0),
    sentences: () =>
      [...kinds.values()].flatMap(({ said, count }) =>
        count > said.length ? [...said, `and ${count - said.length} more such lines.`] : said,
      ),
  };
}
