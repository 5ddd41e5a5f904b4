import { expect, test } from "vitest";
import {
  addressPrefix,
  addToSetHash,
  referrerDomain,
  routeClick,
  withRatios,
  NO_COUNTS,
  type RouteRequest,
  type RouteTarget,
} from "./index.ts";

type Paused = {
  readonly link?: boolean;
  readonly campaign?: boolean;
  readonly publisher?: boolean;
};

function target(paused: Paused = {}): RouteTarget {
  return {
    link: {
      version: 1,
      id: "lnk_1",
      number: 1,
      workspaceId: "wsp_1",
      campaignId: "cmp_1",
      publisherId: "pub_1",
      slug: "abc",
      isPaused: paused.link ?? false,
      isPublisherPaused: paused.publisher ?? false,
    },
    campaign: {
      version: 1,
      id: "cmp_1",
      workspaceId: "wsp_1",
      name: "Shoes",
      currency: "USD",
      isPaused: paused.campaign ?? false,
      destinationUrl: "https://to.example",
      fallbackUrl: "https://campaign.example",
    },
    workspace: { version: 1, id: "wsp_1", name: "W", fallbackUrl: "https://workspace.example" },
  };
}

const GET: RouteRequest = { method: "GET", purpose: "" };

test("an active link leads to its campaign's destination", () => {
  expect(routeClick(target(), GET)).toEqual({
    kind: "accepted",
    reason: "OK",
    template: "https://to.example",
  });
});

test.each([
  [{ link: true }, "A_PAUSED"],
  [{ campaign: true }, "A_PAUSED"],
  [{ publisher: true }, "A_NOT_APPROVED"],
])("with %o paused the click is diverted to the campaign's fallback as %s", (paused, reason) => {
  expect(routeClick(target(paused), GET)).toEqual({
    kind: "diverted",
    reason,
    template: "https://campaign.example",
  });
});

test("without a fallback of the campaign the workspace's is used, and without that the click is refused", () => {
  const paused = target({ link: true });
  const campaign = { ...paused.campaign, fallbackUrl: null };
  expect(routeClick({ ...paused, campaign }, GET)).toMatchObject({
    template: "https://workspace.example",
  });
  expect(routeClick({ ...paused, campaign, workspace: null }, GET)).toEqual({
    kind: "refused",
    reason: "A_PAUSED",
  });
});

test("HEAD and prefetch go where others go and are not payable", () => {
  expect(routeClick(target(), { ...GET, method: "HEAD" })).toMatchObject({
    kind: "accepted",
    reason: "Q_HEAD",
  });
  expect(routeClick(target(), { ...GET, purpose: "prefetch" })).toMatchObject({
    kind: "accepted",
    reason: "Q_PREFETCH",
  });
});

test.each([
  ["203.0.113.77", "203.0.113.0/24"],
  ["::ffff:203.0.113.77", "203.0.113.0/24"],
  ["2001:0DB8:00AB:1::1", "2001:db8:ab::/48"],
  ["2001:db8::1", "2001:db8:0::/48"],
  ["::1", "0:0:0::/48"],
  ["nonsense", ""],
  ["", ""],
])("the prefix of %j is %j", (address, prefix) => {
  expect(addressPrefix(address)).toBe(prefix);
});

test.each([
  ["https://www.Blog.example/post?x=1", "blog.example"],
  ["https://user:pw@host.example:8443/", "host.example"],
  ["android-app://com.app", ""],
  ["javascript:alert(1)", ""],
])("the domain of the referrer %j is %j", (referrer, domain) => {
  expect(referrerDomain(referrer)).toBe(domain);
});

test("a set hash does not depend on the order and tells a doubled event", () => {
  const [a, b] = [2 ** 48 - 1, 12_345];
  expect(addToSetHash(addToSetHash(0, a), b)).toBe(addToSetHash(addToSetHash(0, b), a));
  expect(addToSetHash(addToSetHash(0, a), a)).not.toBe(addToSetHash(0, a));
});

test("ratios are null without clicks and exact with them", () => {
  expect(withRatios(NO_COUNTS)).toMatchObject({
    conversionRate: null,
    epcMicros: null,
    profitMicros: 0,
  });
  const counts = {
    ...NO_COUNTS,
    clicks: 40,
    conversions: 2,
    revenueMicros: 50_000_000,
    payoutMicros: 8_000_000,
  };
  expect(withRatios(counts)).toMatchObject({
    conversionRate: 0.05,
    epcMicros: 200_000,
    profitMicros: 42_000_000,
  });
});
