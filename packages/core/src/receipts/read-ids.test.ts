import { expect, test } from "vitest";
import { readIds } from "./read-ids.ts";

test.each([
  ["a\nb\n", ["a", "b"]],
  ["\uFEFFclick_id;amount\r\na;1\r\nb;2\r\na;3\r\n", ["a", "b"]],
  ['txid\n"T,1",5\n"say ""T2"""\n\n', ["T,1", 'say "T2"']],
  ["", []],
])("the ids of %j are %j", (text, ids) => {
  expect(readIds(text)).toEqual(ids);
});
