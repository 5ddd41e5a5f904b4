import { findInstallation } from "./api/installation.ts";
import { readReplayOptions, replayUsage } from "./replay/options.ts";
import { replayAll } from "./replay/replay-all.ts";

// npm run replay: writes facts, ledger and buckets again from the log; --dry says what that would change.
try {
  const options = readReplayOptions(process.argv.slice(2));
  const installation = findInstallation(options.remote, process.env);
  const done = await replayAll(installation, options);
  for (const problem of done.problems) console.log(problem);
  for (const { workspaceId, campaignId, log, present, judged } of done.differences) {
    console.log(`${workspaceId} ${campaignId}\n  by the log  ${JSON.stringify(log)}`);
    console.log(`  at present  ${JSON.stringify(present)}`);
    if (judged !== null) console.log(`  by ${options.rules}  ${JSON.stringify(judged)}`);
  }
  console.log(
    options.isDry
      ? `${done.hours} hours compared; ${done.differences.length} campaigns differ.`
      : `${done.hours} hours replayed: ${done.stored} clicks and ${done.applied} changes were missing, ${done.known} were there.`,
  );
  if (done.problems.length > 0) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error(replayUsage);
  process.exitCode = 2;
}
