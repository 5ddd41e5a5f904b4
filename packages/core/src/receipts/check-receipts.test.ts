import { expect, test } from "vitest";
import { fileOf, line, platform, someLines, verifierOf } from "../../test-support/receipts.ts";
import { checkReceipts } from "./check-receipts.ts";
import { readReceiptKeys } from "./ed25519.ts";
import type { OutcomeLine } from "./outcome-line.ts";
import type { ReceiptRecord } from "./receipt-records.ts";

const own = await platform("k1");
const verify = await verifierOf(own.key);
const other = someLines(3, { publisher: "pub_bob", workspace: "wsp_1" });

async function checked(records: readonly ReceiptRecord[], ids: readonly string[] = []) {
  return checkReceipts(fileOf(...records), ids.join("\n"), verify);
}

const kinds = async (records: readonly ReceiptRecord[]) =>
  (await checked(records)).problems.map(({ kind }) => kind);

function change(records: readonly ReceiptRecord[], at: number, by: Partial<OutcomeLine>) {
  return records.map((record, i) =>
    i === at && "outcome" in record ? { ...record, outcome: { ...record.outcome, ...by } } : record,
  );
}

test("a publisher's file is whole, and every id of it has one outcome", async () => {
  const { records } = await own.seal("2026-05-01", [...someLines(5), ...other]);
  const result = await checked(records, ["T1", "T5", "cnv_3"]);
  expect(result).toMatchObject({ days: ["2026-05-01"], lines: 5, problems: [], isGood: true });
  expect(result.ids[0]).toEqual({
    id: "T1",
    verdict: "one",
    sentence: "sale approved, 4.00 USD owed, 1970-01-01 00:00 UTC",
  });
  expect(fileOf(...records)).not.toContain("pub_bob");
});

test("a line that was changed has neither its signature nor its place any more", async () => {
  const { records } = await own.seal("2026-05-01", [...someLines(3), ...other]);
  const result = await checked(change(records, 3, { owedMicros: 5_000_000 }));
  expect(result.problems.map(({ kind, line: at }) => [kind, at])).toEqual([
    ["wrong-signature", 4],
    ["wrong-proof", 4],
  ]);
  expect(result.isGood).toBe(false);
});

test("a signature by anybody else is found, whether or not it says whose it is", async () => {
  const forger = await platform("k1");
  const { records } = await forger.seal("2026-05-01", someLines(1));
  expect(await kinds(records)).toEqual(["wrong-signature", "wrong-signature"]);
  const stranger = await platform("k9");
  expect(await kinds((await stranger.seal("2026-05-01", someLines(1))).records)).toEqual([
    "unknown-key",
    "unknown-key",
  ]);
});

test("lines that are swapped, or put under another publisher, are in no tree there", async () => {
  const { records } = await own.seal("2026-05-01", someLines(4));
  const proofs = records.map((record) => ("proof" in record ? record.proof : null));
  const swapped = records.map((record, i) =>
    "outcome" in record && (i === 2 || i === 3)
      ? { ...record, proof: proofs[i === 2 ? 3 : 2] ?? null }
      : record,
  );
  expect(await kinds(swapped)).toEqual(["wrong-proof", "wrong-proof"]);
  const bobs = await own.seal("2026-05-01", other, null, "pub_bob");
  const mixed = [...records, ...bobs.records.slice(2)];
  expect(new Set(await kinds(mixed))).toEqual(new Set(["wrong-proof"]));
});

test("a publisher's tree that the day does not have is found", async () => {
  const { records } = await own.seal("2026-05-01", someLines(2));
  const more = await own.seal("2026-05-01", someLines(3));
  const [day] = records;
  if (day === undefined) throw new Error("no day");
  expect(await kinds([day, ...more.records.slice(1)])).toEqual(["wrong-proof"]);
});

test("lines that are left out are counted, and are no harm by themselves", async () => {
  const { records } = await own.seal("2026-05-01", someLines(3));
  const result = await checked(records.slice(0, -1), ["T1"]);
  expect(result).toMatchObject({ isGood: true, problems: [{ kind: "missing-lines" }] });
  expect(result.problems[0]?.sentence).toContain("1 of the 3 lines of 2026-05-01");
});

test("an id without an outcome is named", async () => {
  const { records } = await own.seal("2026-05-01", someLines(1));
  const { ids, isGood } = await checked(records, ["T1", "T7"]);
  expect(ids[1]).toEqual({ id: "T7", verdict: "none", sentence: "no outcome is listed" });
  expect(isGood).toBe(false);
});

test("the outcome of an id is its last one, whatever came before and whoever repeated it", async () => {
  const late = { ...line, sequence: 2, status: "refunded", owedMicros: 0 };
  const repeat = {
    ...line,
    subject: "rcv_1",
    status: "duplicate",
    conversion: "cnv_1",
    owedMicros: null,
  };
  const { records } = await own.seal("2026-05-01", [late, line, repeat]);
  const [first] = (await checked(records, ["C".repeat(32)])).ids;
  expect(first?.verdict).toBe("one");
  expect(first?.sentence).toContain("sale refunded, 0.00 USD owed");
});

test.each([
  ["two results of one event", { subject: "cnv_9" }],
  ["two ends of one result", { status: "rejected" }],
])("an id with %s is named", async (_, by) => {
  const { records } = await own.seal("2026-05-01", [line, { ...line, ...by }]);
  const { ids, isGood } = await checked(records, ["T1"]);
  expect([ids[0]?.verdict, isGood]).toEqual(["two", false]);
});

test.each([
  ["another event", { event: "lead" }],
  ["a repeat that is told apart", { repeat: 1 }],
])("a result of %s is no second outcome", async (_, by) => {
  const { records } = await own.seal("2026-05-01", [line, { ...line, subject: "cnv_9", ...by }]);
  expect((await checked(records, ["T1"])).ids[0]?.verdict).toBe("one");
});

test("with a new key old receipts are checked with the old one", async () => {
  const next = await platform("k2");
  const first = await own.seal("2026-05-01", someLines(2));
  const second = await next.seal("2026-05-02", someLines(2, { sequence: 2 }), first.root);
  const file = fileOf(...first.records, ...second.records);
  const both = await verifierOf(own.key, next.key);
  expect((await checkReceipts(file, "", both)).problems).toEqual([]);
  const newOnly = await checkReceipts(file, "", await verifierOf(next.key));
  expect(new Set(newOnly.problems.map(({ kind }) => kind))).toEqual(new Set(["unknown-key"]));
});

test("a chain with a day that is changed, left out or denied is broken, and says where", async () => {
  const first = await own.seal("2026-05-01", someLines(1));
  const again = await own.seal("2026-05-01", someLines(2));
  const second = await own.seal("2026-05-02", someLines(1, { sequence: 2 }), first.root);
  const third = await own.seal("2026-05-03", someLines(1, { sequence: 3 }), second.root);
  expect(await kinds([...first.records, ...second.records, ...third.records])).toEqual([]);
  expect(await kinds([...third.records, ...first.records, ...first.records])).toEqual([
    "missing-day",
  ]);
  expect(await kinds([...again.records, ...second.records])).toEqual(["broken-chain"]);
  expect(await kinds([...first.records, ...again.records])).toEqual(["broken-chain"]);
  const denying = await own.seal("2026-05-02", someLines(1, { sequence: 2 }));
  expect(await kinds([...first.records, ...denying.records])).toEqual(["broken-chain"]);
  const leaping = await own.seal("2026-05-03", someLines(1, { sequence: 3 }), first.root);
  expect(await kinds([...first.records, ...second.records, ...leaping.records])).toEqual([
    "broken-chain",
  ]);
});

test("what is said later has a root of its own, and an earlier one stays as it was", async () => {
  const first = await own.seal("2026-05-01", someLines(2));
  const later = someLines(1, { sequence: 2, status: "refunded", owedMicros: 0 });
  const second = await own.seal("2026-05-02", later, first.root);
  const again = await own.seal("2026-05-01", someLines(2));
  expect(again.root).toEqual(first.root);
  const { ids, problems } = await checked([...first.records, ...second.records], ["T1", "T2"]);
  expect(problems).toEqual([]);
  expect(ids.map(({ sentence }) => sentence.split(",")[0])).toEqual([
    "sale refunded",
    "sale approved",
  ]);
});

test.each([
  ["{", "line 1 is not JSON"],
  ["7", "line 1 is no day, branch or outcome"],
  ['{"outcome":{"v":1}}', "line 1 is no day, branch or outcome"],
  ['{"day":{"v":2}}', "line 1 is of version 2"],
])("of a file with %s it is said what is wrong", async (text, sentence) => {
  const { problems, isGood } = await checkReceipts(`${text}\n`, "", verify);
  expect(problems[0]?.sentence).toContain(sentence);
  expect(isGood).toBe(false);
});

test("a line whose day is open is checked by its signature alone", async () => {
  const record = { outcome: line, signature: await own.sign(line), key: "k1", proof: null };
  expect(await checked([record], ["T1"])).toMatchObject({ isGood: true, problems: [] });
});

test("keys are read as they are published, and anything else is refused in words", async () => {
  expect(readReceiptKeys(JSON.stringify({ keys: [own.key] }))).toEqual([own.key]);
  for (const wrong of ["", "{}", '{"keys":[]}', '{"keys":[{"kty":"RSA"}]}', "[1]"]) {
    expect(() => readReceiptKeys(wrong)).toThrow("no file of public keys");
  }
});
