import { FRAUD_RULE_SETS } from "@cleverdrip/core";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { readFraudEvalOptions } from "./options.ts";

const KNOWN = FRAUD_RULE_SETS.map(({ version }) => version).join(" or ");
const paths = ["--in", "t.ndjson", "--out", "v.ndjson"];
const read = {
  input: resolve("t.ndjson"),
  output: resolve("v.ndjson"),
  judgeEveryMs: null,
  rulesVersion: null,
};

test("a file is judged in its own order unless told otherwise", () => {
  expect(readFraudEvalOptions(paths)).toEqual({ ...read, shuffle: null });
});

test("a shuffle is within ten minutes unless told otherwise", () => {
  expect(readFraudEvalOptions([...paths, "--shuffle", "7"]).shuffle).toEqual({
    seed: "7",
    withinMs: 600_000,
  });
  expect(readFraudEvalOptions([...paths, "--shuffle", "7", "--within", "3"]).shuffle).toEqual({
    seed: "7",
    withinMs: 180_000,
  });
});

test("sources are judged every so many minutes where that is asked for", () => {
  expect(readFraudEvalOptions([...paths, "--judge-every", "5"]).judgeEveryMs).toBe(300_000);
});

test("an older rule set judges where it is asked for", () => {
  expect(readFraudEvalOptions([...paths, "--rules", "4"]).rulesVersion).toBe(4);
});

test.each([
  [[], "--in and --out"],
  [["--in", "t.ndjson"], "--in and --out"],
  [["--in", "a", "--out", "./a"], "--out would write over --in"],
  [[...paths, "--within", "3"], "give both"],
  [
    [...paths, "--shuffle", "7", "--within", "0"],
    '--within must be minutes from 1 to 1440, not "0"',
  ],
  [
    [...paths, "--shuffle", "7", "--within", "x"],
    '--within must be minutes from 1 to 1440, not "x"',
  ],
  [[...paths, "--judge-every", "0"], '--judge-every must be minutes from 1 to 1440, not "0"'],
  [[...paths, "--rule"], "--rule"],
  [[...paths, "--rules", "3"], `--rules must be ${KNOWN}, not "3"`],
])("%j is refused by what is wrong with it", (args, message) => {
  expect(() => readFraudEvalOptions(args)).toThrow(message);
});
