import { expect, test } from "vitest";
import { joinFile } from "../judged-file.ts";
import { against, click, conversion, label, setup } from "../test-file.ts";
import { measure, sumMeasures } from "./measure.ts";
import { share } from "./ratio.ts";

const fraud = { label: "fraud", class: "click-injection", level: "careful" } as const;

test("each kind of honest traffic has its own rate, and the honest part of a fraudulent publisher another", () => {
  const lines = [setup, ...["c1", "c2", "c3", "c4", "c5", "c6"].map((ref) => click(ref))];
  const labels = [
    label("c1"),
    label("c2"),
    label("c3", { lookAlike: "office-nat" }),
    label("c4", { publisher: "p2" }),
    label("c5", { publisher: "p2", ...fraud }),
    label("c6", { publisher: "p2", lookAlike: "privacy" }),
  ];
  const file = joinFile(
    lines,
    labels,
    ["c1", "c3", "c5"].map((ref) => against(ref)),
  );
  expect(Object.fromEntries(measure(file).falsePositives)).toEqual({
    "click/normal": { part: 1, whole: 2 },
    "click/office-nat": { part: 1, whole: 1 },
    "click/beside-fraud": { part: 0, whole: 1 },
    "click/privacy": { part: 0, whole: 1 },
  });
});

test("payout is saved by what is withheld, weighed by what it would have cost", () => {
  const lines = [
    setup,
    click("c1"),
    click("c2", { campaign: "k2" }),
    conversion("v1", { click: "c1" }),
    conversion("v2", { click: "c2" }),
    conversion("v3", { click: "c2" }),
  ];
  const labels = [label("c1"), label("c2"), label("v1", fraud), label("v2", fraud), label("v3")];
  const { saved, heldMoney } = measure(
    joinFile(lines, labels, [against("v2"), against("v3", { verdict: "suspect" })]),
  );
  expect(saved.get("click-injection/careful")).toEqual({ part: 5_000_000, whole: 6_000_000 });
  expect(saved.get("all/careful")).toEqual({ part: 5_000_000, whole: 6_000_000 });
  expect(heldMoney.get("beside-fraud")).toEqual({ part: 5_000_000, whole: 5_000_000 });
});

test("a publisher is found at its third right verdict, counted from its first fraud", () => {
  const hourMs = 3_600_000;
  const refs = Array.from({ length: 48 }, (_, i) => i);
  const lines = [
    setup,
    click("c0"),
    ...refs.map((i) => conversion(`v${i}`, { atMs: i * hourMs, click: "c0" })),
  ];
  const labels = [label("c0"), ...refs.map((i) => label(`v${i}`, i >= 10 ? fraud : {}))];
  const verdicts = [20, 30, 40].map((i) => against(`v${i}`, { decidedAtMs: (i + 3) * hourMs }));
  const [found] = measure(joinFile(lines, labels, verdicts)).detections;
  expect(found).toMatchObject({ key: "click-injection/careful", hours: 33, conversions: 34 });
  expect(found?.overFloor).toBeCloseTo(34 / 24);
  const [missed] = measure(joinFile(lines, labels, verdicts.slice(1))).detections;
  expect(missed?.hours).toBe(Number.POSITIVE_INFINITY);
});

test("a day of an honest publisher is held when a third of its results or clicks are", () => {
  const clicks = Array.from({ length: 60 }, (_, i) =>
    click(`c${i}`, { atMs: (i % 3) * 86_400_000 }),
  );
  const labels = clicks.map(({ ref }) => label(ref));
  const hit = (count: number, day: number) =>
    clicks
      .filter((_, i) => i % 3 === day)
      .slice(0, count)
      .map(({ ref }) => against(ref));
  const file = joinFile([setup, ...clicks], labels, [...hit(7, 0), ...hit(6, 1)]);
  expect(measure(file).heldDays.get("publisher-days")).toEqual({ part: 1, whole: 3 });
});

test("GIVT is right when called GIVT, and worse than missed when called SIVT", () => {
  const refs = ["c1", "c2", "c3"];
  const labels = refs.map((ref) => label(ref, { label: "givt" }));
  const file = joinFile([setup, ...refs.map((ref) => click(ref))], labels, [
    against("c1", { class: "givt" }),
    against("c2", { reasons: [] }),
  ]);
  const { givt, reasons } = measure(file);
  expect(givt.get("recall")).toEqual({ part: 1, whole: 3 });
  expect(givt.get("as-sivt")).toEqual({ part: 1, whole: 3 });
  expect(reasons.get("reasons")).toEqual({ part: 1, whole: 2 });
});

test("files add up by their counts, not by their rates", () => {
  const one = measure(joinFile([setup, click("c1")], [label("c1")], [against("c1")]));
  const other = measure(
    joinFile(
      [setup, click("c1"), click("c2"), click("c3")],
      ["c1", "c2", "c3"].map((ref) => label(ref)),
      [],
    ),
  );
  const normal = sumMeasures([one, other]).falsePositives.get("click/normal");
  expect(normal).toEqual({ part: 1, whole: 4 });
  expect(share(normal ?? { part: 0, whole: 0 })).toBe(0.25);
});
