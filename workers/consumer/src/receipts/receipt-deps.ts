import { eventsShard } from "../env.ts";
import { openSigner, type Signer } from "./open-signer.ts";

export type ReceiptDeps = {
  readonly nowMs: number;
  readonly control: D1Database;
  readonly log: R2Bucket;
  readonly eventsOf: (shard: string) => D1Database;
  readonly signer: () => Promise<Signer>;
};

export function receiptDeps(env: ConsumerEnv, nowMs: number): ReceiptDeps {
  return {
    nowMs,
    control: env.CONTROL,
    log: env.LOG,
    eventsOf: (shard) => eventsShard(env, shard),
    signer: async () => openSigner(env.RECEIPT_KEY),
  };
}
