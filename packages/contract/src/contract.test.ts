import { expect, test } from "vitest";
import { clickBatch, newCampaign, newDomain, newLink, reportQuery, setup } from "./index.ts";

const campaign = {
  name: "Shoes",
  destinationUrl: "https://shop.example/?c={clickid}",
  currency: "USD",
  eventTypes: [{ name: "sale", payout: { model: "cpa", amountMicros: 4_000_000 } }],
};

function messages(
  schema: {
    safeParse: (v: unknown) => {
      success: boolean;
      error?: { issues: { path: PropertyKey[]; message: string }[] };
    };
  },
  value: unknown,
) {
  const result = schema.safeParse(value);
  return (result.error?.issues ?? []).map((issue) => `${issue.path.join(".")}: ${issue.message}`);
}

test("a campaign as the documentation shows it is taken", () => {
  expect(newCampaign.safeParse(campaign).success).toBe(true);
});

test.each([
  "javascript:alert(1)",
  " javascript:alert(1)",
  "data:text/html,x",
  "https://user@a.example/",
  "shop://user@cart",
  "{sub1}://cart",
  "shop://{sub1}/cart",
  "https://{sub1}.example/",
  "{sub1}://a.example",
  "//a.example",
  "https:///path",
  "shop.example",
])("the destination %j is refused in words", (destinationUrl) => {
  expect(messages(newCampaign, { ...campaign, destinationUrl })).toEqual([
    expect.stringMatching(/^destinationUrl: must be an absolute http\(s\) URL/),
  ]);
});

test.each([
  [{ currency: "usd" }, /^currency: must be a three-letter/],
  [{ eventTypes: [] }, /^eventTypes: a campaign needs at least one/],
  [
    { eventTypes: [{ name: "a b", payout: { model: "cpa", amountMicros: 1 } }] },
    /^eventTypes.0.name/,
  ],
  [{ eventTypes: [{ name: "a", payout: { model: "cpa", amountMicros: -1 } }] }, /amountMicros/],
  [{ eventTypes: [{ name: "a", payout: { model: "revshare", percent: 101 } }] }, /percent/],
  [{ owner: "me" }, /owner/],
])("a campaign with %o is refused and the field named", (change, message) => {
  expect(messages(newCampaign, { ...campaign, ...change }).join("\n")).toMatch(message);
});

test.each(["ab", "-abc", "Ab c", "a_b", "x".repeat(64)])("the slug %j is refused", (slug) => {
  expect(newLink.safeParse({ campaignId: "c", publisherId: "p", slug }).success).toBe(false);
});

test.each(["healthz", "event", "pixel", "favicon"])(
  "the slug %s is the tracking host's own",
  (slug) => {
    const problems = messages(newLink, { campaignId: "c", publisherId: "p", slug });
    expect(problems).toEqual([expect.stringMatching(/^slug: is an address of the tracking host/)]);
  },
);

test.each(["localhost", "a.b/", "https://go.brand.com", "-a.example", "10.0.0.1", "a..example"])(
  "the host name %j is refused",
  (hostname) => {
    expect(newDomain.safeParse({ hostname }).success).toBe(false);
  },
);

test("a host name is taken in lower case", () => {
  expect(newDomain.parse({ hostname: " Go.Brand.COM " })).toMatchObject({
    hostname: "go.brand.com",
  });
});

test("a password of eleven characters and a zone nobody knows are refused", () => {
  const given = {
    token: "t",
    name: "N",
    email: "a@b.example",
    password: "elevenchars",
    workspaceName: "W",
    timezone: "Mars/X",
  };
  const found = messages(setup, given).join("\n");
  expect(found).toContain("at least 12 characters");
  expect(found).toContain("IANA time zone");
});

test("a report without a range and one with an unknown group are refused", () => {
  expect(reportQuery.safeParse({ groupBy: "day" }).success).toBe(false);
  expect(
    reportQuery.safeParse({ from: "2026-01-01", to: "2026-01-02", groupBy: "planet" }).success,
  ).toBe(false);
});

test("an empty click message is not a message", () => {
  expect(
    clickBatch.safeParse({ v: 3, kind: "clicks", batchId: "b", origin: null, clicks: [] }).success,
  ).toBe(false);
});
