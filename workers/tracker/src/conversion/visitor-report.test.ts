import { receivedReport, type ReceivedReport } from "@cleverdrip/contract";
import { expect, test } from "vitest";
import { createIsolate } from "../../test-support/isolate.ts";

const VISITOR = "0123456789abcdefghjkmnpq";

/** What the ledger is given of a request with our cookie. */
async function given(
  path: string,
  cookie = `a=1; cd_v=${VISITOR}; b=2`,
  page: Readonly<Record<string, string>> = {},
) {
  const reports: ReceivedReport[] = [];
  const { open } = createIsolate({
    takeReport: async (report) => {
      reports.push(report);
      throw new Error("down");
    },
    queueReport: async () => {},
  });
  const response = await open(path, { headers: { cookie, ...page } });
  return { status: response.status, report: reports[0] };
}

test.each(["/px.gif", "/px.html", "/e"])(
  "a browser's report at %s brings its own cookie along, and needs no click id then",
  async (path) => {
    const { report } = await given(`${path}?campaign_id=cmp_1&txid=T1`);
    expect(report).toMatchObject({ visitorId: VISITOR, click: null, clickProblem: "missing" });
  },
);

test("a server has no visitor, whatever cookie it sends", async () => {
  const { report } = await given("/pb?campaign_id=cmp_1&txid=T1");
  expect(report).not.toHaveProperty("visitorId");
});

test.each(["", "cd_v=short", `cd_v=${VISITOR.toUpperCase()}`])(
  "with the cookie %j a browser's report without a click id is refused as before",
  async (cookie) => {
    const { report } = await given("/px.gif?campaign_id=cmp_1&txid=T1", cookie);
    expect(report === undefined || !("visitorId" in report)).toBe(true);
  },
);

test.each([
  [{ origin: "https://shop.example", referer: "https://other.example/" }, "shop.example"],
  [{ referer: "https://Pay.Shop.example/thanks?order=1" }, "pay.shop.example"],
  [{ origin: "null" }, undefined],
])("a browser's report with %j is one of the site %s, a server's of none", async (page, site) => {
  const query = "campaign_id=cmp_1&txid=T1";
  expect((await given(`/px.gif?${query}`, undefined, page)).report?.site).toBe(site);
  expect((await given(`/pb?${query}`, undefined, page)).report).not.toHaveProperty("site");
});

test.each(["/px.gif", "/px.html", "/e"])(
  "a browser's report at %s brings what the browser calls itself, and is the ledger's to judge then",
  async (path) => {
    const agent = { "user-agent": "x".repeat(600) };
    const { report } = await given(`${path}?campaign_id=cmp_1&txid=T1`, "", agent);
    expect(report).toMatchObject({ userAgent: "x".repeat(512), clickProblem: "missing" });
    expect(receivedReport.safeParse(report).error).toBeUndefined();
  },
);

test("a server's report does not say what the server calls itself", async () => {
  const { report } = await given("/pb?campaign_id=cmp_1&txid=T1", "", { "user-agent": "curl/8" });
  expect(report).not.toHaveProperty("userAgent");
});
