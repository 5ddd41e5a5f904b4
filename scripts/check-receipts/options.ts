import { parseArgs } from "node:util";

export type CheckOptions = {
  /** Receipts: one day each, or several. */
  readonly files: readonly string[];
  /** One's own ids; null = the receipts alone are checked. */
  readonly ids: string | null;
  /** Public keys. */
  readonly key: string;
};

export const checkReceiptsUsage =
  "Usage: npm run check-receipts -- --file receipts.ndjson [--file more.ndjson] --ids my-ids.csv --key public.json";

/** Reads the command line. Throws with a sentence that names the option at fault. */
export function readCheckOptions(args: readonly string[]): CheckOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      file: { type: "string", multiple: true },
      ids: { type: "string" },
      key: { type: "string" },
    },
  });
  if (values.file === undefined) throw new Error("--file is needed: the receipts to check.");
  if (values.key === undefined)
    throw new Error(
      "--key is needed: the platform's public keys, from its /.well-known/receipt-keys.json.",
    );
  return { files: values.file, ids: values.ids ?? null, key: values.key };
}
