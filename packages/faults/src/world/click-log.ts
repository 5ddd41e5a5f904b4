import type { Segment } from "@cleverdrip/consumer/src/log/read-log.ts";
import type { PurgeClicksDeps } from "@cleverdrip/consumer/src/retention/purge-clicks.ts";
import type { World } from "./world.ts";

/** The clicks of the simulated log, as their deletion looks at them: few enough that every hour has all of them. */
export function clickLog({ log }: World): Pick<PurgeClicksDeps, "clickSegments" | "readClicks"> {
  return {
    clickSegments: async (workspaceId) =>
      log.lines
        .filter(({ key }) => key.startsWith(`${workspaceId}/clicks/`))
        .map(({ key }): Segment => ({ ...WHOLE, key }))
        .toSorted((a, b) => (a.key < b.key ? -1 : 1)),
    readClicks: async ({ key }) => {
      const object = log.lines.find((own) => own.key === key);
      if (object === undefined) return { kind: "missing" };
      const lines = object.text.split("\n").filter((text) => text !== "");
      return { kind: "read", lines: lines.map((text) => JSON.parse(text)) };
    },
  };
}

const WHOLE: Omit<Segment, "key"> = {
  sha256: "",
  lines: null,
  fromMs: 0,
  toMs: Number.MAX_SAFE_INTEGER,
  firstSeq: 0,
  lastSeq: 0,
  writtenAtMs: 0,
};
