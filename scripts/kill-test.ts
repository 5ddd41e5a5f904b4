import { run } from "./shell/run.ts";

const kills = "10";

/** `npm test` kills the product a few times, this is the whole of it. */
const { code } = await run("vitest", ["run", "--project=e2e", "e2e/kill.test.ts"], {
  env: { KILLS: kills },
  isShown: true,
});
process.exitCode = code;
