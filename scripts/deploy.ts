import { deploy } from "./deploy/deploy.ts";
import { readDeployOptions } from "./deploy/options.ts";
import { run } from "./shell/run.ts";
import { buildApp } from "./start/build-app.ts";

// APP_ORIGIN=https://app.example.com [TRACKING_ORIGIN=https://go.example.com] npm run deploy
try {
  const options = readDeployOptions(process.env);
  const build = await buildApp({ isForced: true });
  if (!build.isGreen) throw new Error(`The app does not build:\n${build.output}`);
  const setupToken = await deploy(async (args, cwd) => {
    console.log(`wrangler ${args.join(" ")}`);
    return run("wrangler", args, cwd === undefined ? {} : { cwd });
  }, options);
  console.log(`Deployed: ${options.appOrigin}`);
  if (setupToken !== null) {
    console.log(`First administrator: ${options.appOrigin}/setup#token=${setupToken}`);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
