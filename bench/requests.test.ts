import { decideClick, NO_FULL_CAPS, needsMemory, type ClickFacts } from "@cleverdrip/core";
import { expect, test } from "vitest";
import { requestTexts, spread, VISITORS, withSignals } from "./requests.ts";
import { snapshotTemplates } from "./snapshots.ts";

const { link, campaign, workspace } = snapshotTemplates;

/** What the tracker would know of the request. */
function factsOf(request: string): ClickFacts {
  const header = (name: string) =>
    new RegExp(`^${name}: (.*)$`, "m").exec(request)?.[1]?.trim() ?? "";
  // Written by requestText.
  const place = JSON.parse(header("cf-blob")) as Pick<
    ClickFacts,
    "country" | "region" | "city" | "asn" | "asOrganization"
  >;
  return {
    ...place,
    atMs: Date.UTC(2026, 10, 20, 12),
    method: "GET",
    purpose: "",
    visitorId: header("cf-connecting-ip"),
    isReturning: false,
    remembered: null,
    ip: header("cf-connecting-ip"),
    userAgent: header("user-agent"),
    language: header("accept-language").split(",")[0] ?? "",
    referrer: header("referer"),
    query: /\?(\S*)/.exec(request)?.[1] ?? "",
  };
}

test("every visitor of the bench is taken by the last of ten rules, and each of its three variants gets some", () => {
  const target = { link, campaign, workspace };
  const decisions = requestTexts("go.example", spread(1_000, 1_000)).map((request) =>
    decideClick(target, factsOf(request), NO_FULL_CAPS),
  );
  expect(campaign.routing.regular).toHaveLength(10);
  expect(new Set(decisions.map(({ routeId }) => routeId))).toEqual(new Set(["rte_9"]));
  expect(new Set(decisions.map(({ variantId }) => variantId)).size).toBe(3);
  expect(decisions.every(({ reason }) => reason === "OK")).toBe(true);
  expect(decisions[0]?.url?.match(/\{/g)).toHaveLength(5);
  expect(needsMemory(campaign)).toBe(true);
});

test("a browser that says more of itself is the same visitor of the same link", () => {
  for (const [i, request] of requestTexts("go.example", [0]).entries()) {
    const telling = withSignals(request, i);
    expect(factsOf(telling)).toMatchObject(factsOf(request));
    expect(/^sec-ch-ua-platform: "/m.test(telling)).toBe(/Chrome/.test(request));
    expect(telling.split("\r\n\r\n")).toHaveLength(2);
  }
});

test("requests cover every link and every visitor", () => {
  const few = requestTexts("go.example", [3, 7]);
  expect(few).toHaveLength(VISITORS);
  expect(few.every((request) => /^GET \/c\/bench-[37]\?/.test(request))).toBe(true);
  const many = requestTexts("go.example", spread(5_000, 100_000));
  expect(new Set(many.map((request) => request.split("?")[0])).size).toBe(5_000);
});
