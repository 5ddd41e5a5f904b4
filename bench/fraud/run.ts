import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { TrafficLine } from "@cleverdrip/simulator";
import { describeGate, isHeld, type Gate } from "../gate.ts";
import { clickPerIpHour } from "./baselines/click-per-ip-hour.ts";
import { rulePack } from "./baselines/rule-pack.ts";
import { fraudGates } from "./gates.ts";
import { judgeFile, trafficOf, type NamedJudges } from "./judge-seed.ts";
import { joinFile, type Label } from "./judged-file.ts";
import { sampleClicks, type Sample } from "./leaks/find-leaks.ts";
import { reportLeaks } from "./leaks/report.ts";
import { minutesToHoldFlood } from "./measures/flood.ts";
import { measure, sumMeasures, type Measures } from "./measures/measure.ts";
import { benchFraudUsage, readBenchFraudOptions, type BenchFraudOptions } from "./options.ts";
import { writeTable, type Column } from "./table.ts";
import type { FraudJudge, Verdict } from "./verdict.ts";

const baselines: NamedJudges = { "click per IP and hour": clickPerIpHour, "rule pack": rulePack };

try {
  const options = readBenchFraudOptions(process.argv.slice(2));
  await (options.kind === "files" ? benchFiles(options) : benchSeeds(options));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error(benchFraudUsage);
  process.exitCode = 1;
}

async function benchSeeds(options: Extract<BenchFraudOptions, { readonly kind: "seeds" }>) {
  const { seeds, judge } = options;
  const judges: NamedJudges =
    judge === null ? baselines : { detector: await loadJudge(judge), ...baselines };
  const measured: ReadonlyMap<string, Measures>[] = [];
  const samples: Sample[] = [];
  for (const seed of seeds) {
    const file = trafficOf(seed);
    measured.push(judgeFile(file, judges));
    samples.push(sampleClicks(file));
    console.log(`Seed ${seed}: ${file.length} lines.`);
  }
  const columns = Object.keys(judges).map((name): Column => {
    const measures = sumMeasures(measured.flatMap((of) => of.get(name) ?? []));
    return { name, measures };
  });
  console.log(["", ...writeTable(columns), "", ...reportLeaks(samples)].join("\n"));
  const detector = judges["detector"];
  if (detector !== undefined) tellGates(columns[0], [floodGate(seeds, detector)]);
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

function floodGate(seeds: readonly string[], judge: FraudJudge): Gate {
  const measured = minutesToHoldFlood(seeds, judge);
  const name = "a flood of a click a second is held after";
  return { name, measured, limit: 15, bound: "at most", unit: "minutes" };
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

async function loadJudge(path: string): Promise<FraudJudge> {
  const loaded: unknown = await import(pathToFileURL(resolve(path)).href);
  const judge = (loaded as { readonly judge?: unknown }).judge;
  if (typeof judge !== "function") throw new Error(`${path} exports no function named judge.`);
  // Whatever it returns is joined by ref, which finds out strangers.
  return judge as FraudJudge;
}
