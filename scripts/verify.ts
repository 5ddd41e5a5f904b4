import { findInstallation } from "./api/installation.ts";
import { readVerifyOptions, verifyUsage } from "./verify/options.ts";
import { verifyAll } from "./verify/verify-all.ts";

// npm run verify: counts the books again, from rows and log. Ends with 1 where something differs.
try {
  const options = readVerifyOptions(process.argv.slice(2), Date.now());
  const installation = findInstallation(options.remote, process.env);
  const { findings, hours, buckets, events } = await verifyAll(installation, options, (found) => {
    const { workspaceId, cause, place, bucket, eventId, detail } = found;
    console.log([workspaceId, cause, place, bucket ?? "-", eventId ?? "-", detail].join("  "));
  });
  console.log(
    `${hours} hours, ${buckets} buckets and ${events} events counted again; ${findings.length} differences.`,
  );
  if (findings.length > 0) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error(verifyUsage);
  process.exitCode = 2;
}
