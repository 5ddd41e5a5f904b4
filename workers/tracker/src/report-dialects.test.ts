import { createTestWorkspace, testClickId } from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { report, rowsOf } from "../test-support/reports.ts";

const sale = {
  txid: "ORDER-1001",
  status: "approved",
  original_status: null,
  revenue_micros: 49_900_000,
  payout_micros: 4_000_000,
};

/** Parameters as each system's own macros fill them in, CLICK standing for the click id, and what is then in the ledger. */
const DIALECTS: readonly (readonly [string, string, object])[] = [
  [
    "TUNE",
    "offer_id=26&goal_id=3&transaction_id=CLICK&amount=49.90&currency=USD&adv_sub=ORDER-1001&security_token=abc12345",
    // TUNE's transaction id is the click: the advertiser's own number is the first of the sub ids.
    { txid: null },
  ],
  ["CAKE", "o=12&e=3&f=pb&r=CLICK&t=ORDER-1001&p=49.90", {}],
  [
    "Everflow",
    "nid=512&event_id=3&transaction_id=CLICK&amount=49.9&order_id=ORDER-1001&adv1=shoes&adv5=42&coupon_code=SPRING&verification_token=abc12345",
    { coupon: "SPRING" },
  ],
  [
    "Affise",
    "clickid=CLICK&action_id=ORDER-1001&goal=FTD&sum=49.90&status=5&secure=abc12345&promo_code=SPRING&ip=192.0.2.1",
    { status: "hold", original_status: "5", coupon: "SPRING" },
  ],
  [
    "Trackier",
    "click_id=CLICK&security_token=abc12345&goal_value=sale&txn_id=ORDER-1001&sale_amount=49.90&currency=usd&status=Cancelled&sub1=a&sub15=b",
    { status: "rejected", original_status: "Cancelled" },
  ],
  [
    "Binom",
    "cnv_id=CLICK&payout=49.90&cnv_status=Hold&cnv_currency=USD&cnv_status2=second",
    { txid: null, status: "hold", original_status: "Hold" },
  ],
  [
    "Keitaro",
    "subid=CLICK&tid=2&payout=49.90&currency=usd&status=BILLED&lead_status=reg,topup&sale_status=billed&rejected_status=fake&ignore_status=ping,test&sub_id_4=red",
    { txid: "2", original_status: "BILLED" },
  ],
  ["Voluum", "cid=CLICK&payout=49.90&txid=ORDER-1001&currency=USD&et=purchase&param1=x", {}],
  [
    "RedTrack",
    "clickid=CLICK&sum=49.90&type=Purchase&status=Pending&sub7=ad",
    { txid: null, status: "pending", original_status: "Pending" },
  ],
];

const createShop = () =>
  createTestWorkspace(env.CONTROL, {
    sale: { aliases: JSON.stringify(["3", "ftd", "purchase"]) },
  });

test.each(DIALECTS)(
  "a postback in the style of %s is recorded as it means it, by GET and by POST, and once",
  async (_, query, expected) => {
    const workspace = await createShop();
    const click = testClickId(workspace.linkNumber, Date.now() - 60_000);
    const said = query.replace("CLICK", click);
    const first = await report(`/pb?${said}`);
    expect(first.conversionId).toMatch(/^cnv_/);
    expect(["recorded", "held"]).toContain(first.verdict);

    const again = await report("/pb", { method: "POST", body: new URLSearchParams(said) });
    expect(again).toMatchObject({ verdict: "duplicate", conversionId: first.conversionId });

    const rows = await rowsOf("conversions", workspace.workspaceId);
    expect(rows).toMatchObject(
      [
        { ...sale, id: first.conversionId, click_id: click, event_type_id: workspace.eventTypeId },
      ].map((row) => ({ ...row, ...expected })),
    );
    expect(await rowsOf("received_reports", workspace.workspaceId)).toHaveLength(2);
  },
);

test("a test ping that Keitaro's own URL maps to nothing is ignored, and kept with its verdict", async () => {
  const workspace = await createShop();
  const click = testClickId(workspace.linkNumber, Date.now() - 60_000);
  const verdict = await report(`/pb?subid=${click}&status=Ping&ignore_status=ping,test`);
  expect(verdict).toMatchObject({ verdict: "ignored", conversionId: null });
  expect(await rowsOf("conversions", workspace.workspaceId)).toEqual([]);
  expect(await rowsOf("received_reports", workspace.workspaceId)).toMatchObject([
    { verdict: "ignored" },
  ]);
});
