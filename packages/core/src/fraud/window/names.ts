/** Names by the order in which they came: a place is a short number for one. */
export type Names = { readonly list: string[]; readonly places: Map<string, number> };

export function createNames(): Names {
  return { list: [], places: new Map() };
}

/** Its place, given to it where it has none. */
export function placeFor({ list, places }: Names, name: string): number {
  const known = places.get(name);
  if (known !== undefined) return known;
  places.set(name, list.length);
  return list.push(name) - 1;
}
