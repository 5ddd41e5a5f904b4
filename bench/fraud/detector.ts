import type { TrafficLine } from "@cleverdrip/simulator";
import { createReplay, type Replay } from "./detector/replay.ts";
import type { Verdict } from "./verdict.ts";

/** The product's own detector, in the time of the file: what it held in the end, and since when. */
export function judge(lines: readonly TrafficLine[]): readonly Verdict[] {
  return replay(lines).verdicts();
}

/** The same, and open to questions. */
export function replay(lines: readonly TrafficLine[]): Replay {
  const own = createReplay();
  for (const line of lines) own.take(line);
  own.end();
  return own;
}
