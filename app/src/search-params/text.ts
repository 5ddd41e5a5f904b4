/** A search parameter as text, or undefined. The router turns what looks like a number or a word of logic into one. */
export function textParameter(value: unknown): string | undefined {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return typeof value === "string" && value !== "" ? value : undefined;
}

export function choiceParameter<Choice extends string>(
  value: unknown,
  choices: readonly Choice[],
): Choice | undefined {
  return choices.find((choice) => choice === value);
}

/** Without the entries that are not given, so that they do not stand in the address bar. */
export function given<Search extends object>(
  search: Search,
): { [Key in keyof Search]?: Exclude<Search[Key], undefined> } {
  const entries = Object.entries(search).filter(([, value]) => value !== undefined);
  // The entries are those of `search`, less the undefined ones: Object.fromEntries cannot say so.
  return Object.fromEntries(entries) as { [Key in keyof Search]?: Exclude<Search[Key], undefined> };
}
