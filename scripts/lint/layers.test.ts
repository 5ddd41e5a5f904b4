import { expect, test } from "vitest";
import { type LintCase, lintFiles } from "./lint-files.ts";

const cases: readonly LintCase[] = [
  ["core imports no library", "packages/core/src/r.ts", 'import "zod";', "cleverdrip(layers)"],
  [
    "core imports no Node module",
    "packages/core/src/s.ts",
    'import "node:fs";',
    "cleverdrip(layers)",
  ],
  [
    "core imports no package",
    "packages/core/src/t.ts",
    'import "@cleverdrip/contract";',
    "cleverdrip(layers)",
  ],
  [
    "core does not leave by a relative path",
    "packages/core/src/u/v.ts",
    'import "../../../db/src/index.ts";',
    "cleverdrip(layers)",
  ],
  [
    "core does not leave the packages",
    "packages/core/src/w.ts",
    'import "../../../scripts/repository.ts";',
    "cleverdrip(layers)",
  ],
  ["a test of core uses any library", "packages/core/src/x.test.ts", 'import "fast-check";', null],
  [
    "what supports tests uses any library",
    "packages/edge-config/test-support/a.ts",
    'import "node:net";',
    null,
  ],
  [
    "a test of core uses the testing package",
    "packages/core/src/y.test.ts",
    'import "@cleverdrip/testing";',
    null,
  ],
  [
    "a test imports no Worker",
    "packages/core/src/z.test.ts",
    'import "../../../workers/api/src/index.ts";',
    "cleverdrip(layers)",
  ],
  ["contract may import core", "packages/contract/src/a.ts", 'import "@cleverdrip/core";', null],
  [
    "contract may not import db",
    "packages/contract/src/b.ts",
    'import "@cleverdrip/db";',
    "cleverdrip(layers)",
  ],
  [
    "db may not import contract",
    "packages/db/src/a.ts",
    'import "@cleverdrip/contract";',
    "cleverdrip(layers)",
  ],
  [
    "edge-config may not import db",
    "packages/edge-config/src/a.ts",
    'import "@cleverdrip/db";',
    "cleverdrip(layers)",
  ],
  [
    "the tracker may import contract's types",
    "workers/tracker/src/a.ts",
    'import type { ClickEvent } from "@cleverdrip/contract"; export type A = ClickEvent;',
    null,
  ],
  [
    "the tracker may not run contract",
    "workers/tracker/src/b.ts",
    'import { clickEvent } from "@cleverdrip/contract"; export const a = clickEvent;',
    "cleverdrip(layers)",
  ],
  [
    "the tracker may not re-export contract",
    "workers/tracker/src/c.ts",
    'export { clickEvent } from "@cleverdrip/contract";',
    "cleverdrip(layers)",
  ],
  [
    "the tracker may not import hono",
    "workers/tracker/src/d.ts",
    'import "hono/tiny";',
    "cleverdrip(layers)",
  ],
  [
    "the tracker may not import zod",
    "workers/tracker/src/e.ts",
    'import "zod";',
    "cleverdrip(layers)",
  ],
  [
    "the tracker may not import drizzle",
    "workers/tracker/src/f.ts",
    'import "drizzle-orm/d1";',
    "cleverdrip(layers)",
  ],
  [
    "the tracker may not import db",
    "workers/tracker/src/g.ts",
    'import "@cleverdrip/db";',
    "cleverdrip(layers)",
  ],
  [
    "the tracker may not import the consumer",
    "workers/tracker/src/h.ts",
    'import "../../consumer/src/index.ts";',
    "cleverdrip(layers)",
  ],
  [
    "a Worker's type does not come from a Worker",
    "workers/api/src/a.ts",
    'import type { Facts } from "../../consumer/src/index.ts"; export type A = Facts;',
    "cleverdrip(layers)",
  ],
  [
    "a Worker's type does not come by import()",
    "workers/api/src/b.ts",
    'export type A = import("@cleverdrip/consumer").Facts;',
    "cleverdrip(layers)",
  ],
  [
    "a Worker is not imported at run time",
    "workers/api/src/c.ts",
    'export const a = () => import("@cleverdrip/tracker");',
    "cleverdrip(layers)",
  ],
  ["the consumer may import db", "workers/consumer/src/a.ts", 'import "@cleverdrip/db";', null],
  [
    "the consumer imports nothing of the app",
    "workers/consumer/src/b.ts",
    'import "../../../app/src/format/money.ts";',
    "cleverdrip(layers)",
  ],
  [
    "the api imports nothing of the app",
    "workers/api/src/d.ts",
    'import "@cleverdrip/app";',
    "cleverdrip(layers)",
  ],
  [
    "the app may import contract's types",
    "app/src/a.ts",
    'import type { Link } from "@cleverdrip/contract"; export type A = Link;',
    null,
  ],
  [
    "the app may not run contract",
    "app/src/b.ts",
    'import { link } from "@cleverdrip/contract"; export const a = link;',
    "cleverdrip(layers)",
  ],
  [
    "the app may not import db",
    "app/src/c.ts",
    'import type { Link } from "@cleverdrip/db"; export type A = Link;',
    "cleverdrip(layers)",
  ],
  [
    "the app's own api folder is no Worker",
    "app/src/features/d.ts",
    'import "../api/client.ts";',
    null,
  ],
  [
    "scripts do not import a Worker",
    "scripts/a.ts",
    'import "../workers/api/src/index.ts";',
    "cleverdrip(layers)",
  ],
];

const findings = lintFiles(cases);

test.each(cases)("%s", (_name, path, _source, rule) => {
  const rules = findings.get(path) ?? [];
  if (rule === null) expect(rules).toEqual([]);
  else expect(rules).toContain(rule);
});
