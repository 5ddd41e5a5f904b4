import type { ClickHold } from "@cleverdrip/contract";
import { useState } from "react";
import { keyOf } from "./hold-day.ts";

const NONE: ReadonlySet<string> = new Set<string>();

/** The days that are ticked, in the order in which they are shown; what is not shown any more does not count. */
export function useTicked(rows: readonly ClickHold[]) {
  const [keys, setKeys] = useState(NONE);

  function tick(hold: ClickHold, isOn: boolean) {
    const after = new Set(keys);
    if (isOn) after.add(keyOf(hold));
    else after.delete(keyOf(hold));
    setKeys(after);
  }

  return {
    ticked: rows.filter((hold) => keys.has(keyOf(hold))),
    isTicked: (hold: ClickHold) => keys.has(keyOf(hold)),
    tick,
    tickAll: (isOn: boolean) => setKeys(isOn ? new Set(rows.map(keyOf)) : NONE),
    clear: () => setKeys(NONE),
  };
}
