import { readFileSync } from "node:fs";

/** Linux counts CPU time in hundredths of a second. */
const TICKS_PER_SECOND = 100;
const PAGE_BYTES = 4_096;

/** User and system time of a process and its threads since it began, in seconds; NaN where there is no /proc. */
export function cpuSeconds(pid: number): number {
  return parseCpuTicks(readProc(pid, "stat")) / TICKS_PER_SECOND;
}

/** What a process has in memory; NaN where there is no /proc. */
export function residentBytes(pid: number): number {
  return Number(readProc(pid, "statm").split(" ")[1]) * PAGE_BYTES;
}

/** The name, second field, stands in brackets and may hold anything; utime and stime are the 14th and 15th. */
export function parseCpuTicks(stat: string): number {
  const [user, system] = stat
    .slice(stat.lastIndexOf(")") + 2)
    .split(" ")
    .slice(11, 13);
  return Number(user) + Number(system);
}

function readProc(pid: number, file: "stat" | "statm"): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    // Not Linux.
    return "";
  }
}
