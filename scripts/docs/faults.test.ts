import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { root } from "../repository.ts";

const text = readFileSync(`${root}/docs/reliability.md`, "utf8");
const rows = [...text.matchAll(/^\|[^|]*\| ([^|]+?) +\| `([^`]+\.test\.ts)` +\|$/gm)];

test("every test that is named for a fault is there by that name", () => {
  expect(rows.length).toBeGreaterThan(40);
  const gone = rows.filter(
    ([, name = "", path = ""]) => !readFileSync(`${root}/${path}`, "utf8").includes(`"${name}"`),
  );
  expect(gone.map(([row]) => row)).toEqual([]);
});
