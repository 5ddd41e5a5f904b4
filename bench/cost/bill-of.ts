import type { Bill } from "./prices.ts";
import type { Usage } from "./usage.ts";

/** A message is written, read and deleted. */
const OPERATIONS_A_CHUNK = 3;
/** An object is billed for 128 MB while it works; it answers once its storage has confirmed, which is taken for so long. */
const OBJECT_GB = 0.128;
const OBJECT_SECONDS = 0.02;

/** What was counted, in billed units. What logs cost depends on whether calls are logged by themselves. */
export function billOf(
  usage: Usage,
  { isLoggingCalls }: { readonly isLoggingCalls: boolean },
): Bill {
  const count = (name: string) => usage[name] ?? 0;
  const calls = count("requests") + count("invocations") + count("objectRequests");
  return {
    requests: count("requests") + count("queueCalls"),
    queueOperations: count("queueChunks") * OPERATIONS_A_CHUNK,
    d1RowsWritten: count("d1RowsWritten"),
    d1RowsRead: count("d1RowsRead"),
    r2ClassA: count("r2ClassA"),
    r2ClassB: count("r2ClassB"),
    r2GbMonths: count("r2Bytes") / 1e9,
    kvReads: count("kvReads"),
    kvWrites: count("kvWrites"),
    objectRequests: count("objectRequests"),
    objectGbSeconds: count("objectRequests") * OBJECT_SECONDS * OBJECT_GB,
    objectRowsWritten: count("objectRowsWritten"),
    objectRowsRead: count("objectRowsRead"),
    logEvents: count("logLines") + (isLoggingCalls ? calls : 0),
  };
}
