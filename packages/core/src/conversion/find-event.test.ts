import fc from "fast-check";
import { expect, test } from "vitest";
import { findEvent } from "../index.ts";

const events = [
  { id: "evt_1", name: "Sale", aliases: ["purchase", "1"] },
  { id: "evt_2", name: "deposit", aliases: ["FTD", "first deposit", "sale"] },
  { id: "evt_3", name: "Lead", aliases: [] },
];

test.each([
  ["Sale", "evt_1", "name"],
  [" SALE ", "evt_1", "name"],
  ["Purchase", "evt_1", "alias"],
  ["1", "evt_1", "alias"],
  ["DEPOSIT", "evt_2", "name"],
  ["ftd", "evt_2", "alias"],
  ["EVT_3", "evt_3", "id"],
  ["", "evt_1", "default"],
  ["  ", "evt_1", "default"],
  [null, "evt_1", "default"],
])("%j means %s by its %s", (word, id, via) => {
  expect(findEvent(word, events)).toMatchObject({ kind: "found", event: { id }, via });
});

test.each([
  ["depositt", "deposit"],
  ["Depoist", "deposit"],
  ["dpst", null],
  ["purchas", "purchase"],
  ["fdt", "FTD"],
  ["2", null],
  ["xy", null],
  ["leed", "Lead"],
  ["evt_4", null],
  ["x".repeat(200), null],
])("%j is unknown, and %j is suggested", (word, suggestion) => {
  expect(findEvent(word, events)).toEqual({ kind: "unknown", word, suggestion });
});

test("a campaign without events knows none", () => {
  expect(findEvent(null, [])).toEqual({ kind: "unknown", word: "", suggestion: null });
});

test("a name or alias in any case finds an event that has it, and one slip leads back to a spelling", () => {
  const word = fc.string({ unit: fc.constantFrom(..."abcdefgh"), minLength: 4, maxLength: 12 });
  fc.assert(
    fc.property(word, fc.array(word), fc.nat(), (name, aliases, index) => {
      const known = [{ id: "evt_x", name, aliases }];
      for (const spelling of [name, ...aliases]) {
        expect(findEvent(spelling.toUpperCase(), known).kind).toBe("found");
      }
      const at = index % name.length;
      const slip = findEvent(`${name.slice(0, at)}ü${name.slice(at + 1)}`, known);
      expect(slip.kind === "unknown" && slip.suggestion !== null).toBe(true);
    }),
  );
});
