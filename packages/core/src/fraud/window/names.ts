/** Names by the order in which they came: a place is a short number for one. */
export type Names = {
  readonly list: string[];
  /** null while nothing is looked up: it takes more than the names. */
  places: Map<string, number> | null;
};

export function createNames(): Names {
  return { list: [], places: null };
}

/** Its place, given to it where it has none. */
export function placeFor(names: Names, name: string): number {
  const known = findPlace(names, name);
  if (known !== undefined) return known;
  placesOf(names).set(name, names.list.length);
  return names.list.push(name) - 1;
}

export function findPlace(names: Names, name: string): number | undefined {
  return placesOf(names).get(name);
}

function placesOf(names: Names): Map<string, number> {
  names.places ??= new Map(names.list.map((name, place) => [name, place]));
  return names.places;
}

/** As measured, for names of ordinary length. */
export function namesBytes({ list, places }: Names): number {
  return list.length * 36 + (places?.size ?? 0) * 40;
}
