import type { Workspace } from "@cleverdrip/contract";
import type { FieldErrors } from "../../api/field-errors.ts";
import { newKey } from "../../ui/new-key.ts";

type Words = Workspace["statusWords"];
export type Meaning = Words[string];

/** One word of a network, as it is being typed. */
export type WordDraft = { readonly key: number; readonly word: string; readonly meaning: Meaning };

export function emptyWord(): WordDraft {
  return { key: newKey(), word: "", meaning: "approved" };
}

export function wordDraftsOf(words: Words): readonly WordDraft[] {
  return Object.entries(words)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([word, meaning]) => ({ key: newKey(), word, meaning }));
}

/** Only of drafts that `wordErrors` has nothing against. */
export function statusWordsOf(drafts: readonly WordDraft[]): Words {
  return Object.fromEntries(drafts.map(({ word, meaning }) => [normal(word), meaning]));
}

/** By the place of the row: the api knows words only by themselves. */
export function wordErrors(drafts: readonly WordDraft[]): FieldErrors {
  const words = drafts.map(({ word }) => normal(word));
  return Object.fromEntries(
    words.flatMap((word, index) => {
      if (word === "") return [[`${index}`, "Write the word."]];
      if (word.length > 50) return [[`${index}`, "A word has at most 50 characters."]];
      return words.indexOf(word) === index ? [] : [[`${index}`, "This word is there already."]];
    }),
  );
}

/** Words are compared without regard to case. */
function normal(word: string): string {
  return word.trim().toLowerCase();
}
