import { expect, test } from "vitest";
import { readFraudTrafficOptions } from "./options.ts";

const files = ["--out", "traffic.ndjson", "--labels", "labels.ndjson"];

test("a file of five days at full size is made unless told otherwise", () => {
  expect(readFraudTrafficOptions(files)).toEqual({
    seed: "1",
    days: 5,
    scale: 1,
    out: "traffic.ndjson",
    labels: "labels.ndjson",
  });
});

test.each([
  [["--out", "traffic.ndjson"], "--out and --labels"],
  [[...files, "--days", "0"], "--days"],
  [[...files, "--days", "many"], '"many"'],
  [[...files, "--scale", "100"], "--scale"],
])("a wrong option is named: %s", (args, message) => {
  expect(() => readFraudTrafficOptions(args)).toThrow(message);
});
