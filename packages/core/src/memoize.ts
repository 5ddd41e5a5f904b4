/**
 * The function with its answers kept by their text, where most questions are the same few. Past `most` all are
 * forgotten: they are worked out anew.
 */
export function memoize<T>(make: (text: string) => T, most: number): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    let value = known.get(text);
    if (value === undefined) {
      if (known.size >= most) known.clear();
      value = make(text);
      known.set(text, value);
    }
    return value;
  };
}
