import { expect, test } from "vitest";
import { readBenchFraudOptions } from "./options.ts";
import { testSeeds, trainSeeds } from "./seeds.ts";

test("the suite is judged on the test seeds unless told otherwise", () => {
  expect(readBenchFraudOptions([])).toEqual({ kind: "seeds", seeds: testSeeds, judge: null });
  expect(readBenchFraudOptions(["--train"])).toMatchObject({ seeds: trainSeeds });
  expect(readBenchFraudOptions(["--seeds", "7,8", "--judge", "mine.ts"])).toEqual({
    kind: "seeds",
    seeds: ["7", "8"],
    judge: "mine.ts",
  });
});

test("no seed is both tuned on and judged by", () => {
  expect(trainSeeds.filter((seed) => testSeeds.includes(seed))).toEqual([]);
  expect(testSeeds.length).toBeGreaterThanOrEqual(10);
});

test("files are judged by three of them or not at all", () => {
  const files = ["--traffic", "t", "--labels", "l", "--verdicts", "v"];
  expect(readBenchFraudOptions(files)).toEqual({
    kind: "files",
    traffic: "t",
    labels: "l",
    verdicts: "v",
  });
  expect(() => readBenchFraudOptions(files.slice(0, 4))).toThrow(
    "--traffic, --labels and --verdicts",
  );
});
