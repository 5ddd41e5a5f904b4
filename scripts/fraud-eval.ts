import { existsSync } from "node:fs";
import { basename, dirname } from "node:path";
import { evaluate } from "@cleverdrip/evaluation";
import { describeMended, describeProblems, describeSummary } from "./fraud-eval/describe.ts";
import {
  fraudEvalUsage,
  readFraudEvalOptions,
  type FraudEvalOptions,
} from "./fraud-eval/options.ts";

/** Lines were left out that nothing could be made of; all others were judged. */
const LEFT_OUT = 2;

try {
  process.exitCode = await judge(readOptions());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

function readOptions(): FraudEvalOptions {
  try {
    const options = readFraudEvalOptions(process.argv.slice(2));
    if (!existsSync(options.input)) throw new Error(`--in: there is no file ${options.input}.`);
    const folder = dirname(options.output);
    if (!existsSync(folder)) throw new Error(`--out: there is no folder ${folder}.`);
    return options;
  } catch (error) {
    console.error(fraudEvalUsage);
    throw error;
  }
}

async function judge(options: FraudEvalOptions): Promise<number> {
  const onProgress = (lines: number, ofLines: number) =>
    console.error(`  ${lines} of ${ofLines} lines`);
  const result = await evaluate({ ...options, onProgress });
  if (result.kind === "refused") {
    console.error([...result.problems, "Nothing was judged or written."].join("\n"));
    return 1;
  }
  const { summary, seconds, leftOut, mended } = result;
  for (const sentence of [...describeMended(mended), ...describeProblems(leftOut)])
    console.error(sentence);
  console.log(describeSummary(summary, seconds, basename(options.output)).join("\n"));
  return leftOut.count === 0 ? 0 : LEFT_OUT;
}
