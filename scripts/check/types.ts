import { globSync } from "node:fs";
import { root } from "../repository.ts";
import { run } from "../shell/run.ts";
import type { CheckResult } from "./check.ts";

/** Every tsconfig of the repository is a program of its own: folders differ in what their code may assume. */
export function checkTypes(): Promise<CheckResult[]> {
  const projects = globSync(
    [
      "tsconfig.json",
      "{scripts,scripts/vitest,bench,e2e}/tsconfig.json",
      "app/{tsconfig*.json,functions/tsconfig.json}",
      "{packages,workers}/*/tsconfig*.json",
    ],
    { cwd: root },
  ).toSorted();
  return Promise.all(
    projects.map(async (project) => {
      const { code, output } = await run("tsc", ["-p", project, "--noEmit"]);
      return { name: `types of ${project}`, isGreen: code === 0, output };
    }),
  );
}
