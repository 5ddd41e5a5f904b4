import { mustRun, run } from "../shell/run.ts";
import { type WorkerProject, workers } from "../repository.ts";
import type { CheckResult } from "./check.ts";

export async function generateEnvTypes(worker: WorkerProject): Promise<void> {
  await mustRun("wrangler", typesArguments(worker));
}

export function checkEnvTypes(): Promise<CheckResult[]> {
  return Promise.all(
    workers.map(async (worker) => {
      const { code, output } = await run("wrangler", [...typesArguments(worker), "--check"]);
      return { name: `env types of ${worker.name}`, isGreen: code === 0, output };
    }),
  );
}

function typesArguments({ config, envInterface, envTypes }: WorkerProject): string[] {
  return [
    "types",
    envTypes,
    `--config=${config}`,
    `--env-interface=${envInterface}`,
    "--include-runtime=false",
    "--strict-vars=false",
  ];
}
