import { expect, test } from "vitest";
import { judgeLines } from "../test-support/judge-lines.ts";
import { CHEAT, stagedCheat } from "../test-support/staged-cheat.ts";

const lines = stagedCheat();
const timeOf = new Map(
  lines.flatMap((line) => ("atMs" in line ? [[line.ref, line.atMs] as const] : [])),
);
const judged = judgeLines(lines);

test("what a publisher made up among honest results is held, with reasons, numbers and since when", async () => {
  const { result, verdicts } = await judged;
  const made = verdicts.filter(({ ref }) => ref.startsWith("v-made"));
  expect(made).toHaveLength(45);
  for (const verdict of made) {
    const { ref, score, signals, decidedAtMs } = verdict;
    expect(verdict).toMatchObject({
      verdict: "suspect",
      class: "sivt",
      payable: false,
      status: "hold",
      reasons: ["H_FRAUD"],
    });
    expect(score).toBeGreaterThanOrEqual(0.8);
    expect(signals).toContainEqual(expect.objectContaining({ rule: "too-soon" }));
    for (const { detail } of signals) expect(detail).toMatch(/\d.*\d/);
    expect(decidedAtMs).toBeGreaterThanOrEqual(timeOf.get(ref) ?? Infinity);
  }
  expect(result).toMatchObject({
    leftOut: { count: 0 },
    mended: [],
    summary: {
      held: [{ publisher: CHEAT, currency: "USD", results: 45, micros: 45 * 4_000_000 }],
      errors: [],
    },
  });
});

test("nothing is held against honest publishers, nor against what is honest beside the made-up results", async () => {
  const { verdicts } = await judged;
  const honest = verdicts.filter(({ ref }) => ref.includes("-honest-"));
  expect(honest).toHaveLength(lines.length - 1 - 2 * 45);
  for (const verdict of honest)
    expect(verdict).toMatchObject({ verdict: "valid", class: null, payable: true, reasons: [] });
});

test("later results are held as they come, once their source is known", async () => {
  const { verdicts } = await judged;
  const atOnce = verdicts.filter(
    ({ ref, decidedAtMs }) => ref.startsWith("v-made") && decidedAtMs === timeOf.get(ref),
  );
  expect(atOnce.length).toBeGreaterThan(15);
});

test("lines of one moment may be in any order, and messages come in any", async () => {
  const usual = await judged;
  const byMinute = lines.map((line) =>
    "atMs" in line ? { ...line, atMs: Math.ceil(line.atMs / 60_000) * 60_000 } : line,
  );
  const whole = await judgeLines(byMinute);
  const turned = await judgeLines([...byMinute.slice(0, 1), ...byMinute.slice(1).toReversed()]);
  const shuffled = await judgeLines(lines, { shuffle: { seed: "any", withinMs: 600_000 } });
  expect(byRef(turned.verdicts)).toEqual(byRef(whole.verdicts));
  expect(byRef(shuffled.verdicts)).toEqual(byRef(usual.verdicts));
});

/** When it was found out may depend on what came when; what was found does not. */
function byRef(verdicts: Awaited<typeof judged>["verdicts"]) {
  return new Map(verdicts.map((own) => [own.ref, { ...own, decidedAtMs: 0 }]));
}
