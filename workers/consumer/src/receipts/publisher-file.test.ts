import { localDay } from "@cleverdrip/core";
import { env, exports } from "cloudflare:workers";
import { expect, test } from "vitest";
import { auditWorld } from "../../test-support/audit-world.ts";
import { deps } from "../../test-support/journey-world.ts";
import { checkedBy, fileOf, seal, sealing } from "../../test-support/receipts.ts";
import { changeConversions } from "../conversions/change-conversions.ts";
import { openSigner } from "./open-signer.ts";
import { conversionReceipt } from "./publisher-file.ts";
import { receiptKeys } from "./receipt-keys.ts";

const DAY_MS = 86_400_000;

/** A sealed day with two sales, and a rejection of the first of them on the next. */
async function world() {
  const own = await auditWorld();
  const { hour, workspaceId, results } = own;
  const day = localDay("UTC", hour.fromMs);
  const [id = ""] = results;
  const reject = () =>
    changeConversions(
      workspaceId,
      [id],
      { change: { kind: "status", status: "rejected" }, actor: "usr_1", reason: "R_FRAUD" },
      deps(hour.fromMs + DAY_MS),
    );
  return { ...own, workspace: hour.workspace, day, id, reject };
}

test("a conversion has a signed receipt at once, and the same one with its place once the day is sealed", async () => {
  const { workspace, ada, id, reject } = await world();
  const receipt = () => conversionReceipt(workspace, id, ada.publisherId, sealing(Date.now()));
  const open = await checkedBy([(await receipt()) ?? ""], ["T0"]);
  expect(open).toMatchObject({ isGood: true, days: [], lines: 1 });
  await seal(workspace);
  await reject();
  const later = await checkedBy([(await receipt()) ?? ""], ["T0"]);
  expect(later).toMatchObject({ isGood: true, lines: 2 });
  expect(later.days).toHaveLength(1);
  expect(later.ids[0]?.sentence).toContain("Sale rejected (R_FRAUD), 0.00 USD owed");
});

test("who has no part of a conversion, or asks in another workspace, gets no receipt", async () => {
  const [own, other] = [await world(), await world()];
  await seal(own.workspace);
  const of = (workspace: typeof own.workspace, publisherId: string) =>
    conversionReceipt(workspace, own.id, publisherId, sealing(Date.now()));
  expect(await of(own.workspace, own.ada.publisherId)).not.toBeNull();
  expect(await of(own.workspace, own.bob.publisherId)).toBeNull();
  expect(await of(other.workspace, own.ada.publisherId)).toBeNull();
});

test("over the service binding the file comes as it is, and of a day without a root there is none", async () => {
  const { workspace, ada, day } = await world();
  await seal(workspace);
  const stream = await exports.Facts.receiptFile(workspace.id, day, ada.publisherId);
  const file = await new Response(stream).text();
  expect(file).toBe(await fileOf(workspace, day, ada.publisherId));
  expect(await exports.Facts.receiptFile(workspace.id, "2026-01-01", ada.publisherId)).toBeNull();
  const [key] = await exports.Facts.receiptKeys();
  expect((await checkedBy([file], ["T0"], key === undefined ? [] : [key])).isGood).toBe(true);
});

test("with a new secret the next day has a new key, and old receipts are checked with the old one", async () => {
  const { workspace, ada, day, reject } = await world();
  await seal(workspace);
  await reject();
  const signer = () => openSigner("another secret that is long enough for a key");
  await seal(workspace, Date.now() + 3 * DAY_MS, { signer });
  const next = localDay("UTC", Date.parse(day) + DAY_MS);
  const files = await Promise.all(
    [day, next].map((own) => fileOf(workspace, own, ada.publisherId)),
  );
  const keys = await receiptKeys(sealing(Date.now(), { signer }));
  const kids = files.map((file) => JSON.parse(file.split("\n")[0] ?? "{}").day.key);
  expect(keys[0]?.kid).toBe(kids[1]);
  expect(new Set(kids).size).toBe(2);
  expect(await checkedBy(files, ["T0"], keys)).toMatchObject({ isGood: true, problems: [] });
  const newOnly = await checkedBy(files, [], keys.slice(0, 1));
  expect(new Set(newOnly.problems.map(({ kind }) => kind))).toEqual(new Set(["unknown-key"]));
});

test("an installation without the secret says which it lacks, and seals nothing", async () => {
  const { workspace } = await world();
  const signer = async () => openSigner(undefined);
  await expect(seal(workspace, Date.now() + 3 * DAY_MS, { signer })).rejects.toThrow("RECEIPT_KEY");
  expect(await env.LOG.list({ prefix: `${workspace.id}/receipts/` })).toMatchObject({
    objects: [],
  });
});
