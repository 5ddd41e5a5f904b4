import { readFileSync } from "node:fs";
import type { TrafficLine } from "@cleverdrip/simulator";
import { describeGate, isHeld, type Gate } from "../gate.ts";
import { median } from "../statistics.ts";
import { fraudGates } from "./gates.ts";
import { baselines, type JudgedSeed } from "./judge-seed.ts";
import { judgeSeeds } from "./judge-seeds.ts";
import { joinFile, type Label } from "./judged-file.ts";
import { reportLeaks } from "./leaks/report.ts";
import { measure, sumMeasures } from "./measures/measure.ts";
import { plus, share } from "./measures/ratio.ts";
import { benchFraudUsage, readBenchFraudOptions, type BenchFraudOptions } from "./options.ts";
import { writeTable, type Column } from "./table.ts";
import type { FraudJudge, Verdict } from "./verdict.ts";

try {
  const options = readBenchFraudOptions(process.argv.slice(2));
  await (options.kind === "files" ? benchFiles(options) : benchSeeds(options));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error(benchFraudUsage);
  process.exitCode = 1;
}

async function benchSeeds(options: Extract<BenchFraudOptions, { readonly kind: "seeds" }>) {
  const judged = await judgeSeeds(options.seeds, options.judge, ({ seed, lines }) =>
    console.log(`Seed ${seed}: ${lines} lines.`),
  );
  const names = ["detector", ...Object.keys(baselines)];
  const columns = names.map((name): Column => {
    const measures = sumMeasures(judged.flatMap((of) => of.measures.get(name) ?? []));
    return { name, measures };
  });
  const samples = judged.map(({ sample }) => sample);
  console.log(["", ...writeTable(columns), "", ...reportLeaks(samples)].join("\n"));
  tellGates(columns[0], [floodGate(judged), ...fallenGate(judged)]);
}

/** A file of anybody's, with verdicts that were made elsewhere. */
function benchFiles(options: Extract<BenchFraudOptions, { readonly kind: "files" }>): void {
  const lines = readLines<TrafficLine>(options.traffic);
  const labels = readLines<Label>(options.labels);
  const judges: Readonly<Record<string, FraudJudge>> = {
    verdicts: () => readLines<Verdict>(options.verdicts),
    ...baselines,
  };
  const columns = Object.entries(judges).map(([name, judge]) => ({
    name,
    measures: measure(joinFile(lines, labels, judge(lines))),
  }));
  console.log(writeTable(columns).join("\n"));
  tellGates(columns[0], []);
}

function floodGate(judged: readonly JudgedSeed[]): Gate {
  const measured = median(judged.map(({ floodMinutes }) => floodMinutes));
  const name = "a flood of a click a second is held after";
  return { name, measured, limit: 15, bound: "at most", unit: "minutes" };
}

/** Of the product's own detector alone: others cannot be asked. */
function fallenGate(judged: readonly JudgedSeed[]): readonly Gate[] {
  const ratios = judged.flatMap(({ fallen }) => fallen ?? []);
  if (ratios.length === 0) return [];
  const measured = share(ratios.reduce(plus)) * 100;
  const name = "verdicts that fall without the evidence they cite";
  return [{ name, measured, limit: 97, bound: "at least", unit: "%" }];
}

/** Whether the first column, which is what is being judged, keeps what is promised. */
function tellGates(column: Column | undefined, more: readonly Gate[]): void {
  const gates = column === undefined ? more : [...fraudGates(column.measures), ...more];
  console.log(["", ...gates.map(describeGate)].join("\n"));
  if (!gates.every(isHeld)) process.exitCode = 1;
}

function readLines<T>(path: string): readonly T[] {
  const text = readFileSync(path, "utf8").trimEnd();
  // The files' shapes are those of docs/fraud.md; a line of another shape shows as a ref that joins nothing.
  return text === "" ? [] : text.split("\n").map((line): T => JSON.parse(line));
}
