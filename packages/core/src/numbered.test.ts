import { expect, test } from "vitest";
import { numbered } from "./numbered.ts";

test.each([
  [{}, []],
  [{ CLICKS_2: 2 }, []],
  [{ CLICKS: 1, CLICK_ID_KEYS: "k", CLICKS_X: "x" }, [1]],
  [{ CLICKS_3: 3, CLICKS: 1, CLICKS_2: 2 }, [1, 2, 3]],
  [{ CLICKS: 1, CLICKS_2: 2, CLICKS_4: 4 }, [1, 2]],
])("of %o these are numbered, in their order", (all, expected) => {
  expect(numbered(all, "CLICKS")).toEqual(expected);
});
