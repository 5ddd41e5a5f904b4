import { addressPrefix, type ClickBatch } from "@cleverdrip/core";
import { createTestWorkspace, testBatchOf, testClick } from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { addressHasher } from "../clicks/hash-address.ts";
import { blankAddresses } from "./blank-addresses.ts";
import { keepBody, readBody } from "./letter-body.ts";

const DAY_MS = 86_400_000;
const hashAddress = addressHasher("a key of this test");
const nobodys = async () => null;
const deps = { hashAddress, linkTerms: nobodys, campaignTerms: nobodys };

async function blankedClick(ip: string) {
  const workspace = await createTestWorkspace(env.CONTROL);
  const click = await testClick(workspace, { ip });
  const kept = await blankAddresses(keepBody(testBatchOf([click])), deps);
  const batch = readBody(kept.body, kept.encoding) as ClickBatch;
  return { click, kept, blanked: batch.clicks[0]?.ip ?? "" };
}

test.each(["198.51.100.7", "2001:db8:1:2::3"])(
  "in the place of %s is found what it is compared by, on its day and the day before",
  async (ip) => {
    const { click, blanked } = await blankedClick(ip);
    const hashes = (address: string) =>
      Promise.all([0, 1, 2].map((days) => hashAddress(address, click.atMs - days * DAY_MS)));
    const [today, before] = await hashes(ip);
    expect(await hashes(blanked)).toEqual([today, before, ""]);
    expect(addressPrefix(blanked)).toBe(addressPrefix(ip));
    expect(blanked).not.toContain(ip);
  },
);

test("a click without an address has none afterwards, and a second time nothing changes", async () => {
  expect((await blankedClick("")).blanked).toBe("");
  const { kept } = await blankedClick("198.51.100.7");
  expect(await blankAddresses(kept, deps)).toEqual(kept);
});

test("bytes keep their length but for what addresses lose", async () => {
  const bytes = new Uint8Array([0xff, ...new TextEncoder().encode(" 198.51.100.77 "), 0xfe]);
  const kept = await blankAddresses(keepBody(bytes), deps);
  const after = new Uint8Array(readBody(kept.body, kept.encoding) as ArrayBuffer);
  expect([after[0], after.at(-1)]).toEqual([0xff, 0xfe]);
  expect(new TextDecoder().decode(after.slice(1, -1))).toBe(" 198.51.100.0 ");
});
