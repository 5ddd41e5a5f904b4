import { expect, test } from "vitest";
import { likenessWords } from "./likeness-words.ts";

test.each([
  [["prefix=1702076446", "repeated=yes no yes"], "its address block, a sender that comes again"],
  [["own-network=yes", "night=no", "language=zh"], "a network that no peer sees, the language zh"],
  [["browser=safari/iOS", "network=hosting no"], "the browser safari on iOS, a hosting network"],
  [["distance=near", "language="], "an answer faster than usual, no language"],
  [
    ["source=app7", "page=51", "asked=no"],
    "its sub id, the site it came from, a link that nobody clicked",
  ],
  [["source=", "page=0", "asked=yes"], "all that it shows"],
  [["solo=no", "distance=usual"], "all that it shows"],
])("%j are told as: %s", (features, words) => {
  expect(likenessWords(features)).toBe(words);
});
