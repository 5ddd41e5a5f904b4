import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { fileOf, platform, someLines } from "../../packages/core/test-support/receipts.ts";
import { checkFiles } from "./check-files.ts";
import { readCheckOptions } from "./options.ts";

const folder = mkdtempSync(join(tmpdir(), "receipts-"));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

const own = await platform("k1");
const key = write("public.json", JSON.stringify({ keys: [own.key] }));
const first = await own.seal("2026-05-01", someLines(2));
const second = await own.seal("2026-05-02", someLines(1, { txid: "T3" }), first.root);
const files = [first, second].map(({ records }, i) => write(`${i}.ndjson`, fileOf(...records)));
const ids = write("ids.csv", "txid\nT1\nT2\n");

test("files of several days are checked together, against ids, and all is well", async () => {
  const { lines, isGood } = await checkFiles({ files, ids, key });
  expect(isGood).toBe(true);
  expect(lines[1]).toMatch(/^one {3}T2 {2}sale approved, 4.00 USD owed/);
  expect(lines.at(-1)).toBe(
    "3 lines of 2 days: 2 of 2 ids have one outcome, 0 have none, 0 have two, 0 things are wrong.",
  );
});

test("an id without an outcome and a line that was changed are named", async () => {
  const forged = fileOf(...first.records).replace("4000000", "5000000");
  const more = write("more.csv", "T1\nT9\n");
  const answer = await checkFiles({ files: [write("f.ndjson", forged)], ids: more, key });
  expect(answer.isGood).toBe(false);
  expect(answer.lines).toContain("none  T9  no outcome is listed");
  expect(answer.lines.join("\n")).toContain(
    "WRONG  wrong-signature  line 3 is not as it was signed",
  );
});

test("a file that is not there is named with its option", async () => {
  await expect(checkFiles({ files: ["nowhere"], ids, key })).rejects.toThrow("--file nowhere");
  await expect(checkFiles({ files, ids, key: ids })).rejects.toThrow("no file of public keys");
});

test.each([
  [["--key", "k"], "--file is needed"],
  [["--file", "f"], "--key is needed"],
])("%j is refused with the option's name", (args, sentence) => {
  expect(() => readCheckOptions(args)).toThrow(sentence);
});
