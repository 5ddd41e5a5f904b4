import type { PublisherFraudRow } from "@cleverdrip/contract";
import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { fakeApi, page } from "../../../testing/fake-api.ts";
import { renderApp } from "../../../testing/render-app.tsx";
import { AT_MS } from "../../../testing/samples.ts";

const ENTER = { name: "Enter an appeal…" };

function row(part: Partial<PublisherFraudRow> = {}): PublisherFraudRow {
  return {
    conversionId: "cnv_1",
    atMs: AT_MS,
    eventName: "sale",
    txid: "order-1",
    clickId: "",
    campaignId: "cmp_1",
    campaignName: "Summer sale",
    payoutMicros: 4_000_000,
    currency: "USD",
    status: "hold",
    reasons: ["The time from click to result is unusual."],
    appeal: null,
    ...part,
  };
}

const appeal = { id: "apl_1", atMs: AT_MS, text: "Our readers.", answeredAtMs: null, answer: null };

async function openPublisher(own: PublisherFraudRow) {
  fakeApi({ "GET /v1/publishers/pub_1/fraud": page(own) });
  renderApp("/publishers/pub_1");
  return within(await screen.findByRole("list", { name: "Doubted results" }));
}

test("a publisher's page lists its doubted results in words that may be passed on", async () => {
  const list = await openPublisher(row());
  expect(list.getByText("The time from click to result is unusual.")).toBeDefined();
  expect(list.getByText("Summer sale, 20 Nov, 14:10")).toBeDefined();
  expect(list.getByRole("button", ENTER)).toBeDefined();
});

test("an appeal that waits is shown with what it says, and no second one is offered", async () => {
  const list = await openPublisher(row({ appeal: { ...appeal, outcome: null } }));
  const words = "Appeal of 20 Nov, 14:10: “Our readers.” It waits for an answer.";
  expect(list.getByText(words)).toBeDefined();
  expect(list.queryByRole("button", ENTER)).toBeNull();
});

test.each([
  ["denied", "Denied: No order.", true],
  ["upheld", "Upheld: No order.", false],
] as const)("an appeal that was %s has its answer", async (outcome, words, mayObject) => {
  const answered = { ...appeal, answeredAtMs: AT_MS, answer: "No order.", outcome };
  const left = mayObject ? {} : { status: "approved" as const, reasons: [] };
  const list = await openPublisher(row({ ...left, appeal: answered }));
  expect(list.getByText(words, { exact: false })).toBeDefined();
  expect(list.queryAllByRole("button", ENTER)).toHaveLength(mayObject ? 1 : 0);
});
