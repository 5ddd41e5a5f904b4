import { nearestWord } from "../nearest-word.ts";

export type NamedEvent = {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
};

export type FoundEvent<T extends NamedEvent> =
  | {
      readonly kind: "found";
      readonly event: T;
      readonly via: "name" | "alias" | "id" | "default";
    }
  /** `suggestion` is a name or alias that differs by a slip of the pen. */
  | { readonly kind: "unknown"; readonly word: string; readonly suggestion: string | null };

/** The campaign's event that a word means, whatever its case; without a word the campaign's first. */
export function findEvent<T extends NamedEvent>(
  word: string | null,
  events: readonly T[],
): FoundEvent<T> {
  const wanted = fold(word ?? "");
  const [first] = events;
  if (wanted === "" && first !== undefined) return { kind: "found", event: first, via: "default" };
  // Every name goes before any alias: an alias never takes over what another event is called.
  const named = events.find((event) => fold(event.name) === wanted);
  if (named !== undefined) return { kind: "found", event: named, via: "name" };
  const aliased = events.find((event) => event.aliases.some((alias) => fold(alias) === wanted));
  if (aliased !== undefined) return { kind: "found", event: aliased, via: "alias" };
  const identified = events.find((event) => fold(event.id) === wanted);
  if (identified !== undefined) return { kind: "found", event: identified, via: "id" };
  const spellings = events.flatMap(({ name, aliases }) => [name, ...aliases]);
  return { kind: "unknown", word: word ?? "", suggestion: nearestWord(wanted, spellings) };
}

function fold(text: string): string {
  return text.trim().toLowerCase();
}
