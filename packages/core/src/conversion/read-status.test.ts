import fc from "fast-check";
import { expect, test } from "vitest";
import { CONVERSION_STATUSES, readStatus, statusOfWord, type StatusMapping } from "../index.ts";

const WORDS = {
  approved: "approved,sale,confirmed,approve,accepted,purchase,paid,1",
  pending: "pending,lead,new,wait,processing,0,2",
  hold: "hold,on hold,5",
  rejected: "rejected,reject,declined,cancelled,canceled,reversed,3",
  trash: "trash,junk,spam,duplicate",
  refunded: "refunded,refund,chargeback",
} as const;
const known = CONVERSION_STATUSES.flatMap((status) =>
  WORDS[status].split(",").map((word) => [word, status] as const),
);

test.each(known)("the word %s means %s", (word, status) => {
  expect(readStatus(word, [], [])).toEqual({ kind: "status", status, via: "words" });
});

test("every word means the same in any case and with spaces around it", () => {
  fc.assert(
    fc.property(fc.constantFrom(...known), fc.array(fc.boolean()), ([word, status], isUpper) => {
      const text = [...word].map((c, i) => (isUpper[i] ? c.toUpperCase() : c)).join("");
      expect(statusOfWord(` ${text} `)).toBe(status);
    }),
    { numRuns: 1_000 },
  );
});

test.each([null, "", "  "])("no word at all (%j) means approved", (word) => {
  expect(readStatus(word, [], [])).toEqual({ kind: "status", status: "approved", via: "default" });
});

test("a word that nobody mapped is kept as it was written", () => {
  expect(readStatus("Great", [], [])).toEqual({ kind: "unmapped", word: "Great" });
});

test("a word that was unmapped is known as soon as the workspace maps it", () => {
  const mapping: StatusMapping = { word: "Great", status: "approved" };
  const expected = { kind: "status", status: "approved", via: "workspace" };
  expect(readStatus("great", [], [mapping])).toEqual(expected);
});

test.each<[StatusMapping["status"] | null, StatusMapping["status"] | null, object]>([
  ["hold", "rejected", { kind: "status", status: "hold", via: "url" }],
  [null, "rejected", { kind: "status", status: "rejected", via: "workspace" }],
  [null, null, { kind: "status", status: "approved", via: "words" }],
  ["ignored", "rejected", { kind: "ignored", via: "url" }],
  [null, "ignored", { kind: "ignored", via: "workspace" }],
])("the URL's %s goes before the workspace's %s, both before the words", (url, workspace, read) => {
  const map = (status: StatusMapping["status"] | null) =>
    status === null ? [] : [{ word: " SALE", status }];
  expect(readStatus("Sale", map(url), map(workspace))).toEqual(read);
});
