import { expect, test } from "vitest";
import { simulationOutcome, testOutcome } from "./outcome.ts";

test.each([
  ["a schedule that goes wrong", 0, '{"seed":7,"violations":["I1 a","I2 b"]}', "caught"],
  ["no schedule that goes wrong", 0, "null", "survived"],
  ["a simulation that does not run", 1, "SyntaxError", "undecided"],
])("%s: %i", (_name, code, output, kind) => {
  expect(simulationOutcome(code, `a warning\n${output}\n`)).toMatchObject({ kind });
});

function report(...statuses: readonly string[]): string {
  const assertionResults = statuses.map((status) => ({ status, fullName: `it is ${status}` }));
  const numPassedTests = statuses.filter((status) => status === "passed").length;
  const file = { name: "a.test.ts", status: "passed", message: "", assertionResults };
  return JSON.stringify({ numPassedTests, testResults: [file] });
}

test.each([
  ["a test that fails", 1, report("passed", "failed"), { kind: "caught", by: "it is failed" }],
  ["tests that all pass", 0, report("passed"), { kind: "survived" }],
  ["a file that does not load", 1, report(), { kind: "undecided" }],
  ["a run without tests", 0, report(), { kind: "undecided" }],
  ["a run that writes no report", 1, null, { kind: "undecided" }],
])("%s: %i", (_name, code, json, outcome) => {
  expect(testOutcome(code, json, "")).toMatchObject(outcome);
});
