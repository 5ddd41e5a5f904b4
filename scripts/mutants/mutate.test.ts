import { expect, test } from "vitest";
import { mutated } from "./mutate.ts";

const change = { name: "off-by-one", file: "a.ts", from: "a < b", to: "a <= b" };

test("the text is replaced as it is given", () => {
  expect(mutated("if (a < b) return;", change)).toBe("if (a <= b) return;");
  expect(mutated("if (a < b) return;", { ...change, to: "$& $1" })).toBe("if ($& $1) return;");
});

test.each([
  ["is not there any more", "if (a > b) return;", "is not in a.ts"],
  ["is there twice", "if (a < b) return a < b;", "is 2 times in a.ts"],
])("a mutant whose text %s is an error that names it", (_name, text, words) => {
  expect(() => mutated(text, change)).toThrow(`mutant "off-by-one": its text ${words}`);
});
