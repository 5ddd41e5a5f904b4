import { existsSync } from "node:fs";
import { basename, dirname } from "node:path";
import { evaluate } from "@cleverdrip/evaluation";
import { describeProblems, describeSummary } from "./fraud-eval/describe.ts";
import {
  fraudEvalUsage,
  readFraudEvalOptions,
  type FraudEvalOptions,
} from "./fraud-eval/options.ts";

try {
  process.exitCode = (await judge(readOptions())) ? 0 : 1;
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

/** Whether the file was judged. */
async function judge(options: FraudEvalOptions): Promise<boolean> {
  const onProgress = (lines: number, ofLines: number) =>
    console.error(`  ${lines} of ${ofLines} lines`);
  const result = await evaluate({ ...options, onProgress });
  if (result.kind === "refused") {
    console.error(describeProblems(result.problems, result.more).join("\n"));
    return false;
  }
  const { summary, seconds } = result;
  console.log(describeSummary(summary, seconds, basename(options.output)).join("\n"));
  return true;
}
