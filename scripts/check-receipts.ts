import { checkFiles } from "./check-receipts/check-files.ts";
import { checkReceiptsUsage, readCheckOptions } from "./check-receipts/options.ts";

// npm run check-receipts: checks receipts against one's own ids, without a network. Ends with 1 where something is wrong.
try {
  const { lines, isGood } = await checkFiles(readCheckOptions(process.argv.slice(2)));
  for (const line of lines) console.log(line);
  if (!isGood) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error(checkReceiptsUsage);
  process.exitCode = 2;
}
