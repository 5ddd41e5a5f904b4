import { expect, test } from "vitest";
import { isHeld } from "../gate.ts";
import { fraudGates } from "./gates.ts";
import { joinFile } from "./judged-file.ts";
import { measure } from "./measures/measure.ts";
import { against, click, conversion, label, setup } from "./test-file.ts";

const fraud = { label: "fraud", class: "device-farm", level: "blatant", publisher: "p2" } as const;
const lines = [
  setup,
  click("c1"),
  click("c2", { publisher: "p2" }),
  conversion("v1", { click: "c2" }),
];
const labels = [label("c1"), label("c2", fraud), label("v1", fraud)];

const heldGates = (hit: readonly string[]) => {
  const verdicts = hit.map((ref) => against(ref));
  return fraudGates(measure(joinFile(lines, labels, verdicts)))
    .filter(isHeld)
    .map(({ name }) => name);
};

test("a detector that finds fraud and spares the honest holds the gates that were measured", () => {
  const names = heldGates(["c2", "v1"]);
  expect(names).toContain("normal: clicks wrongly hit");
  expect(names).toContain("payout saved, blatant");
  expect(names).toContain("payout saved, blatant device-farm");
  expect(names).toContain("verdicts with reasons");
});

test("a detector that hits the honest and misses fraud fails them", () => {
  const names = heldGates(["c1"]);
  expect(names).not.toContain("normal: clicks wrongly hit");
  expect(names).not.toContain("payout saved, blatant device-farm");
});

test("what was not measured holds nothing", () => {
  expect(heldGates(["c2", "v1"])).not.toContain("office-nat: clicks wrongly hit");
});

test("time is held to over all publishers whose class has a figure, those that are never found as well", () => {
  const name = "median time to find a publisher, of the floor";
  const overFloor = (...times: readonly number[]) => {
    const measures = measure(joinFile(lines, labels, []));
    const detections = times.map((over) => ({
      key: "crude-bots/blatant",
      hours: 1,
      clicks: 1,
      conversions: 1,
      overFloor: over,
    }));
    const gate = fraudGates({ ...measures, detections }).find((one) => one.name === name);
    return gate === undefined ? null : isHeld(gate);
  };
  expect(overFloor(0.1, 2, 40)).toBe(true);
  expect(overFloor(0.1, 2.1, Infinity)).toBe(false);
  expect(overFloor()).toBeNull();
});
