import {
  checkReceipts,
  readReceiptKeys,
  signatureVerifier,
  type CheckedReceipts,
} from "@cleverdrip/core";

export type CheckFiles = {
  readonly receipts: readonly File[];
  readonly ids: readonly File[];
  readonly keys: readonly File[];
};

/** Checks files in this browser. An Error says what is missing, in words for whoever chose them. */
export async function runCheck({ receipts, ids, keys }: CheckFiles): Promise<CheckedReceipts> {
  if (receipts.length === 0) throw new Error("Choose a receipts file first.");
  if (keys.length === 0) throw new Error("Choose the file of public keys as well.");
  const known = readReceiptKeys(await textOf(keys));
  const verify = await signatureVerifier(crypto.subtle, known).catch(() => {
    throw new Error(
      "This browser cannot check Ed25519 signatures, or a key is damaged: use a newer browser, or npm run check-receipts.",
    );
  });
  return checkReceipts(await textOf(receipts), await textOf(ids), verify);
}

async function textOf(files: readonly File[]): Promise<string> {
  return (await Promise.all(files.map((file) => file.text()))).join("\n");
}
