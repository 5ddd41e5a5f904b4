import { readFileSync } from "node:fs";
import { conditionField, dialect } from "@cleverdrip/contract";
import { MACROS, PARAMETER_FIELDS } from "@cleverdrip/core";
import { expect, test } from "vitest";

const text = readFileSync(new URL("../../docs/links.md", import.meta.url), "utf8");
const code = new Set([...text.matchAll(/`([^`]+)`/g)].map((match) => match[1]));
/** sub2 to sub20 are spelled like the first. */
const isFurtherSub = (name: string) => /^[a-z_]+([2-9]|1\d|20)$/.test(name);

test("the reference names every macro with every spelling", () => {
  const spellings = MACROS.flatMap(({ name, aliases }) => [name, ...aliases]);
  const missing = spellings.filter((name) => !isFurtherSub(name) && !code.has(`{${name}}`));
  expect(missing).toEqual([]);
});

test("the reference names every parameter of a link", () => {
  const missing = [...PARAMETER_FIELDS.keys()].filter(
    (name) => !isFurtherSub(name) && !code.has(name) && !text.includes(`\`${name}\``),
  );
  expect(missing).toEqual([]);
});

test("the reference names every condition and every dialect", () => {
  expect([...conditionField.options, ...dialect.options].filter((name) => !code.has(name))).toEqual(
    [],
  );
});
