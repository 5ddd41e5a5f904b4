import { expect, test } from "vitest";
import { vitestFailures } from "./vitest-failures.ts";

const report = (files: readonly object[]) => JSON.stringify({ testResults: files });

const one = (status: string, fullName: string, ...failureMessages: string[]) => ({
  status,
  fullName,
  failureMessages,
});

test("a failed test is named with its file and the beginning of why, a green one is not", () => {
  const json = report([
    {
      name: "/clone/e2e/links.test.ts",
      status: "failed",
      assertionResults: [
        one("passed", "a link is made"),
        one("failed", "a link redirects", "Error: 404\n    at there"),
      ],
    },
    { name: "/clone/a.test.ts", status: "passed", assertionResults: [one("passed", "a")] },
  ]);
  expect(vitestFailures(json, "/clone")).toEqual([
    "FAILED e2e/links.test.ts: a link redirects: Error: 404 at there",
  ]);
});

test("a file that does not load is named", () => {
  const json = report([
    { name: "/clone/a.test.ts", status: "failed", message: "no such module", assertionResults: [] },
  ]);
  expect(vitestFailures(json, "/clone")).toEqual([
    "FAILED a.test.ts: did not load: no such module",
  ]);
});

test("of a long error the beginning is shown", () => {
  const assertionResults = [one("failed", "long", "x".repeat(10_000))];
  const [line] = vitestFailures(report([{ name: "a", assertionResults }]), "/clone");
  expect(line?.length).toBeLessThan(700);
});
