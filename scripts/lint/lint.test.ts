import { expect, test } from "vitest";
import { type LintCase, lintFiles } from "./lint-files.ts";

const lines = (count: number, line: string) => `${line}\n`.repeat(count);
const longFunction = `export function long(): void {\n${lines(51, "  void 0;")}}\n`;

const cases: readonly LintCase[] = [
  [
    "a long file is refused",
    "packages/core/src/a.ts",
    lines(301, "export {};"),
    "eslint(max-lines)",
  ],
  [
    "a long function is refused",
    "packages/core/src/b.ts",
    longFunction,
    "eslint(max-lines-per-function)",
  ],
  ["a long test is not refused", "packages/core/src/b.test.ts", longFunction, null],
  [
    "a route file over 40 lines is refused",
    "app/src/routes/a.tsx",
    lines(41, "export {};"),
    "eslint(max-lines)",
  ],
  [
    "any is refused",
    "packages/core/src/c.ts",
    "export type A = any;",
    "typescript(no-explicit-any)",
  ],
  [
    "a non-null assertion is refused",
    "packages/core/src/d.ts",
    "export const a = (b: number | null) => b!;",
    "typescript(no-non-null-assertion)",
  ],
  [
    "an interface is refused",
    "packages/core/src/e.ts",
    "export interface A { readonly b: string }",
    "typescript(consistent-type-definitions)",
  ],
  ["an enum is refused", "packages/core/src/f.ts", "export enum A { B }", "cleverdrip(no-enum)"],
  [
    "a default export is refused",
    "packages/core/src/g.ts",
    "export default 1;",
    "import(no-default-export)",
  ],
  [
    "a Worker's entry exports default",
    "workers/tracker/src/index.ts",
    "export default { fetch: () => new Response() };",
    null,
  ],
  [
    "core reads no clock by Date.now",
    "packages/core/src/h.ts",
    "export const a = () => Date.now();",
    "eslint(no-restricted-properties)",
  ],
  [
    "core reads no clock by new Date()",
    "packages/core/src/i.ts",
    "export const a = () => new Date();",
    "cleverdrip(no-clock)",
  ],
  [
    "core reads no clock by Date()",
    "packages/core/src/j.ts",
    "export const a = () => Date();",
    "cleverdrip(no-clock)",
  ],
  [
    "core may format a given time",
    "packages/core/src/k.ts",
    "export const a = (ms: number) => new Date(ms);",
    null,
  ],
  [
    "core draws no randomness",
    "packages/core/src/l.ts",
    "export const a = () => Math.random();",
    "eslint(no-restricted-properties)",
  ],
  [
    "core uses no crypto",
    "packages/core/src/m.ts",
    "export const a = () => crypto.randomUUID();",
    "eslint(no-restricted-globals)",
  ],
  [
    "core does not fetch",
    "packages/core/src/n.ts",
    "export const a = () => fetch('x');",
    "eslint(no-restricted-globals)",
  ],
  [
    "core does not log",
    "packages/core/src/o.ts",
    "export const a = () => console.log('x');",
    "eslint(no-restricted-globals)",
  ],
  [
    "core sets no timer",
    "packages/core/src/p.ts",
    "export const a = () => setTimeout(() => null, 1);",
    "eslint(no-restricted-globals)",
  ],
  [
    "core does not hide behind globalThis",
    "packages/core/src/q.ts",
    "export const a = () => globalThis.fetch('x');",
    "eslint(no-restricted-globals)",
  ],
];

const findings = lintFiles(cases);

test.each(cases)("%s", (_name, path, _source, rule) => {
  const rules = findings.get(path) ?? [];
  if (rule === null) expect(rules).toEqual([]);
  else expect(rules).toContain(rule);
});
