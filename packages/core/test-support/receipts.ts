import { hexOf } from "../src/conversion/utf8-bytes.ts";
import { canonicalJson, type Json } from "../src/receipts/canonical-json.ts";
import type { OutcomeLine } from "../src/receipts/outcome-line.ts";
import { publisherRecords, type ReceiptRecord } from "../src/receipts/receipt-records.ts";
import { hashOfRoot, sealDay, type DayRoot } from "../src/receipts/seal-day.ts";
import { signatureVerifier, type ReceiptKey } from "../src/receipts/ed25519.ts";

const { subtle } = crypto;

export const line: OutcomeLine = {
  kind: "outcome",
  v: 1,
  workspace: "wsp_1",
  publisher: "pub_ada",
  subject: "cnv_1",
  sequence: 1,
  status: "approved",
  reason: "OK",
  event: "sale",
  click: "c".repeat(32),
  txid: "T1",
  repeat: 0,
  conversion: null,
  owedMicros: 4_000_000,
  currency: "USD",
  clickAtMs: 1,
  receivedAtMs: 2,
  atMs: 3,
};

/** Lines of some results: T1, T2, … */
export function someLines(count: number, change: Partial<OutcomeLine> = {}): OutcomeLine[] {
  return Array.from({ length: count }, (_, i) => ({
    ...line,
    subject: `cnv_${i + 1}`,
    txid: `T${i + 1}`,
    click: null,
    ...change,
  }));
}

/** A platform with a key of its own: seals days, signs them, and tells its public key. */
export async function platform(kid: string) {
  const pair = await subtle.generateKey("Ed25519", true, ["sign", "verify"]);
  if (!("publicKey" in pair)) throw new Error("Ed25519 makes pairs");
  const { x = "" } = await subtle.exportKey("jwk", pair.publicKey);
  const key: ReceiptKey = { kid, kty: "OKP", crv: "Ed25519", x };
  const sign = async (of: object) => {
    const text = new TextEncoder().encode(canonicalJson(of as Json));
    return hexOf(new Uint8Array(await subtle.sign("Ed25519", pair.privateKey, text)));
  };
  const seal = async (
    day: string,
    lines: readonly OutcomeLine[],
    before: DayRoot | null = null,
    publisher = "pub_ada",
  ) => {
    const previous = before === null ? null : { day: before.day, hash: hashOfRoot(before) };
    const about = { workspace: "wsp_1", day, timezone: "UTC", toMs: 9, previous };
    const sealed = sealDay({ ...about, sealedAtMs: 9, key: kid }, lines, (own) => `salt ${own}`);
    const own = sealed.branches.find(({ branch }) => branch.publisher === publisher)?.lines ?? [];
    const signed = await Promise.all(
      own.map(async (outcome) => ({ outcome, signature: await sign(outcome), key: kid })),
    );
    const head = { day: sealed.root, signature: await sign(sealed.root) };
    const branches = sealed.branches.map(({ branch }) => branch);
    return { root: sealed.root, records: [...publisherRecords(head, branches, signed)] };
  };
  return { key, sign, seal };
}

export function verifierOf(...keys: readonly ReceiptKey[]) {
  return signatureVerifier(subtle, keys);
}

export function fileOf(...records: readonly ReceiptRecord[]): string {
  return records.map((record) => `${JSON.stringify(record)}\n`).join("");
}
