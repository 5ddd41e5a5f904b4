import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { fakeApi, page, problem } from "../../testing/fake-api.ts";
import { renderApp } from "../../testing/render-app.tsx";

const receiptDay = (day: string) => ({
  day,
  lines: 3,
  root: "ab".repeat(32),
  hash: "cd".repeat(32),
  previousDay: null,
  sealedAtMs: 0,
  key: "k1",
  signature: "",
});

test("each signed day of a publisher is a file to hand over", async () => {
  fakeApi({ "GET /v1/receipt-days": page(receiptDay("2026-11-19.002"), receiptDay("2026-11-19")) });
  renderApp("/publishers/pub_1");
  const link = await screen.findByRole("link", {
    name: "Download the receipts of 19 Nov 2026, part 2",
  });
  expect(link.getAttribute("href")).toBe("/v1/publishers/pub_1/receipts/2026-11-19.002.ndjson");
  expect(screen.getByRole("link", { name: "Check receipts" }).getAttribute("href")).toBe(
    "/check-receipts",
  );
});

test("before the first signed day it is said when one comes", async () => {
  fakeApi();
  renderApp("/publishers/pub_1");
  expect(await screen.findByText("No day is signed so far")).toBeDefined();
});

test("days that cannot be loaded say why", async () => {
  fakeApi({ "GET /v1/receipt-days": problem(503, { detail: "EVENTS is not available" }) });
  renderApp("/publishers/pub_1");
  expect(await screen.findByText("EVENTS is not available")).toBeDefined();
});
