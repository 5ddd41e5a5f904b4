import { expect, test } from "vitest";
import { makeCampaign, makePublisher } from "../../test-support/make.ts";
import { signedIn } from "../../test-support/member.ts";

// With the real consumer: what is said of an upload is what the ledger holds.

async function withCampaign() {
  const member = await signedIn({ timezone: "Europe/Berlin" });
  const campaign = await makeCampaign(member, {
    eventTypes: [{ name: "sale", payout: { model: "cps", percent: 10 }, aliases: ["order"] }],
  });
  const publisher = await makePublisher(member);
  const defaults = { campaign_id: campaign.id, publisher_id: publisher.id };
  const upload = async (text: string, fields: object = {}) =>
    (await member.post("/v1/uploads", { name: "shop.csv", text, defaults, ...fields })).body;
  const commit = async (id: string) => (await member.post(`/v1/uploads/${id}/commit`)).body;
  const conversions = async () => (await member.get("/v1/conversions")).body.data;
  const owed = async () =>
    (await member.get(`/v1/balances?publisherId=${publisher.id}`)).body.data[0]?.balances[0]
      ?.balanceMicros;
  return { member, upload, commit, conversions, owed };
}

const SHOP = [
  "Order ID;Event;Total;Date;Status",
  "A-1;order;1.249,90;20.10.2026 14:05;paid",
  "A-2;sale;10,00;20.10.2026;pending",
  "A-3;sael;10,00;20.10.2026;paid",
  "A-1;order;1.249,90;20.10.2026 14:05;paid",
].join("\n");
const COLUMNS = ["txid", "event", "amount", "ts", "status"];
const FORMAT = { columns: COLUMNS, dates: "dmy" };

test("an upload is looked at, recorded once, told as duplicate the next time, and corrected by its statuses", async () => {
  const { upload, commit, conversions, owed } = await withCampaign();
  const looked = await upload(SHOP, FORMAT);
  expect(looked.checked).toMatchObject({
    effects: { recorded: 2, duplicate: 1, refused: 1 },
    problems: [{ line: 4, reason: "X_EVENT_UNKNOWN" }],
  });
  expect(looked.checked.problems[0].hint).toContain('did you mean "sale"?');
  expect(await conversions()).toEqual([]);

  const done = await commit(looked.id);
  expect(done.state).toBe("done");
  expect(done.committed).toEqual(looked.checked);
  expect(await owed()).toBe(124_990_000);
  const [first] = (await conversions()).filter(({ txid }: { txid: string }) => txid === "A-1");
  expect(first).toMatchObject({
    via: "upload",
    amountMicros: 1_249_900_000,
    atMs: Date.parse("2026-10-20T12:05:00Z"),
  });

  const again = await upload(SHOP, FORMAT);
  expect(again.sameAs).toBe(looked.id);
  expect(again.checked.effects).toMatchObject({ recorded: 0, duplicate: 3, refused: 1 });
  expect((await commit(again.id)).committed.effects).toEqual(again.checked.effects);
  expect(await conversions()).toHaveLength(2);

  const late = "txid,status\nA-1,refund\nA-2,approved\nA-9,approved\n";
  const statuses = await upload(late, { kind: "statuses" });
  expect(statuses.checked.effects).toMatchObject({ changed: 2, refused: 1 });
  const changed = await commit(statuses.id);
  expect(changed.committed).toEqual(statuses.checked);
  expect(await owed()).toBe(1_000_000);
});

test("rows of another workspace's campaign are refused as if there were no such campaign", async () => {
  const mine = await withCampaign();
  const theirs = await signedIn();
  const { id } = await makeCampaign(theirs);
  for (const campaignId of [id, "cmp_none"]) {
    const looked = await mine.upload("txid\nA\n", { defaults: { campaign_id: campaignId } });
    expect(looked.checked.effects).toMatchObject({ refused: 1, recorded: 0 });
    expect(looked.checked.problems[0].hint).toContain("there is no such campaign");
  }
});
