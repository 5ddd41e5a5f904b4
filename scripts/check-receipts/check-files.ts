import { checkReceipts, isNote, readReceiptKeys, signatureVerifier } from "@cleverdrip/core";
import { readFileSync } from "node:fs";
import type { CheckOptions } from "./options.ts";

export type CheckedFiles = { readonly lines: readonly string[]; readonly isGood: boolean };

/** Reads the files and says what they come to, a line for each id and each thing that is wrong. */
export async function checkFiles({ files, ids, key }: CheckOptions): Promise<CheckedFiles> {
  const verify = await signatureVerifier(crypto.subtle, readReceiptKeys(read("--key", key)));
  const receipts = files.map((file) => read("--file", file)).join("\n");
  const checked = await checkReceipts(receipts, ids === null ? "" : read("--ids", ids), verify);
  const { days, problems, isGood } = checked;
  const count = (verdict: string) => checked.ids.filter((each) => each.verdict === verdict).length;
  const parts = [
    `${count("one")} of ${checked.ids.length} ids have one outcome`,
    `${count("none")} have none`,
    `${count("two")} have two`,
    `${problems.filter((problem) => !isNote(problem)).length} things are wrong`,
  ];
  return {
    lines: [
      ...checked.ids.map(({ id, verdict, sentence }) => `${verdict.padEnd(4)}  ${id}  ${sentence}`),
      ...problems.map((own) => `${isNote(own) ? "note" : "WRONG"}  ${own.kind}  ${own.sentence}`),
      `${checked.lines} lines of ${days.length} days: ${parts.join(", ")}.`,
    ],
    isGood,
  };
}

function read(option: string, path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new Error(`${option} ${path} cannot be read: is the path right?`, { cause: error });
  }
}
