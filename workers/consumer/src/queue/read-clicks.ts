import {
  clickBatch,
  clickBatchV2,
  oldClickBatch,
  oldPackedClickBatch,
  packedClickBatch,
  packedClickBatchV2,
} from "@cleverdrip/contract";
import {
  unpackClicks,
  unpackClicksV2,
  unpackOldClicks,
  upgradeClicks,
  upgradeClicksV2,
  type ClickBatch,
} from "@cleverdrip/core";
import * as z from "zod";

/** Of this version and of those before: other Workers may be a deployment behind, and letters wait longer. */
export const anyClickBatch = z.union([
  clickBatch,
  clickBatchV2.transform(upgradeClicksV2),
  oldClickBatch.transform(upgradeClicks),
]);

const version = z.object({ v: z.number() });

/** Throws where the message is none of its version, or names what it does not have. */
export function readPacked(message: unknown): ClickBatch {
  const { v } = version.parse(message);
  if (v === 1) return unpackOldClicks(oldPackedClickBatch.parse(message));
  if (v === 2) return unpackClicksV2(packedClickBatchV2.parse(message));
  return unpackClicks(packedClickBatch.parse(message));
}
