import { findInstallation } from "./api/installation.ts";
import { moveAll } from "./move-workspace/move-all.ts";
import { moveUsage, readMoveOptions } from "./move-workspace/options.ts";

// npm run move-workspace: takes a workspace to another events database while clicks keep coming. Stopped, it is called again.
try {
  const options = readMoveOptions(process.argv.slice(2));
  const installation = findInstallation(options.remote, process.env);
  const { tables, frozenMs, sentence } = await moveAll(installation, options, (answer) =>
    console.log(`${answer.fromShard} → ${answer.toShard}: ${answer.sentence}.`),
  );
  for (const { name, rows, micros } of tables) {
    const money = micros === 0 ? "" : `  ${micros} micros`;
    if (rows > 0) console.log(`  ${name}  ${rows} rows${money}`);
  }
  const seconds = frozenMs === null ? "" : ` Nothing was written for ${frozenMs / 1_000} s.`;
  console.log(`Done: ${sentence}.${seconds}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error(moveUsage);
  process.exitCode = 2;
}
