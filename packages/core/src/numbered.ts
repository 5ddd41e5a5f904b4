/** What is there by the names `NAME`, `NAME_2`, `NAME_3`, …, up to the first that is missing. */
export function numbered(all: object, name: string): unknown[] {
  const found: unknown[] = [];
  for (let own = name; own in all; own = `${name}_${found.length + 1}`)
    found.push(Reflect.get(all, own));
  return found;
}
