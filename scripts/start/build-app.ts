import { globSync, statSync } from "node:fs";
import { root } from "../repository.ts";
import { run } from "../shell/run.ts";

export type AppBuild = { readonly isGreen: boolean; readonly output: string };

/** Builds app/dist when a source is newer than it, or always when forced. */
export async function buildApp({ isForced }: { readonly isForced: boolean }): Promise<AppBuild> {
  if (!isForced && isFresh()) return { isGreen: true, output: "" };
  const { code, output } = await run("vite", ["build"], { cwd: `${root}/app` });
  return { isGreen: code === 0, output };
}

function isFresh(): boolean {
  const built = modifiedMs("app/dist/index.html");
  const sources = globSync(
    [
      "app/{src,public}/**/*",
      "app/{index.html,vite.config.ts,package.json}",
      "packages/{contract,core}/src/**/*.ts",
      "package-lock.json",
    ],
    { cwd: root },
  );
  return sources.every((path) => path.endsWith("routeTree.gen.ts") || modifiedMs(path) <= built);
}

function modifiedMs(path: string): number {
  return statSync(`${root}/${path}`, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
