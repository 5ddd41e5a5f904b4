import type { ConversionRow, ConversionStatus } from "@cleverdrip/contract";
import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { conversionExplanation } from "../../testing/conversion-samples.ts";
import { fakeApi, page, problem, type Handlers } from "../../testing/fake-api.ts";
import { renderApp } from "../../testing/render-app.tsx";
import { campaign, conversion, publisher } from "../../testing/samples.ts";

async function openConversion(part: Partial<ConversionRow> = {}, handlers: Handlers = {}) {
  const { calls } = fakeApi({
    "GET /v1/campaigns": page(campaign()),
    "GET /v1/publishers": page(publisher()),
    "GET /v1/conversions/cnv_1": conversion(part),
    "GET /v1/conversions/cnv_1/explain": conversionExplanation(),
    ...handlers,
  });
  const { user } = renderApp("/conversions?id=cnv_1");
  const sheet = within(await screen.findByRole("dialog"));
  await sheet.findByText("Conversion id");
  return { user, sheet, calls };
}

/** Explains it, and gives the text of a part of the explanation. */
async function explained(handlers: Handlers = {}) {
  const { user, sheet } = await openConversion({}, handlers);
  await user.click(sheet.getByRole("button", { name: "How did it come about?" }));
  await sheet.findByRole("region", { name: "Payout" });
  return {
    sheet,
    part: (name: string) => sheet.getByRole("region", { name }).textContent,
  };
}

const changed = (outcome: string, sentence: string | null = null) => ({
  data: [{ id: "cnv_1", outcome, sentence, status: "rejected", payoutMicros: 0, revenueMicros: 0 }],
});

test.each<[ConversionStatus, readonly string[]]>([
  ["pending", ["Approve", "Hold", "Reject", "Adjust"]],
  ["hold", ["Approve", "Reject", "Adjust"]],
  ["approved", ["Reject", "Refund", "Adjust"]],
  ["rejected", ["Restore", "Adjust"]],
  ["refunded", []],
  ["trash", []],
])("a conversion that is %s offers %j", async (status, labels) => {
  const { sheet } = await openConversion({ status });
  const group = sheet.queryByRole("group", { name: "Actions" });
  const buttons = group === null ? [] : within(group).getAllByRole("button");
  expect(buttons.map(({ textContent }) => textContent)).toEqual(labels);
});

test("a conversion is rejected with a reason, which is asked for", async () => {
  const { user, sheet, calls } = await openConversion(
    {},
    { "POST /v1/conversions/change": changed("changed") },
  );
  await user.click(sheet.getByRole("button", { name: "Reject" }));
  const form = within(await screen.findByRole("dialog", { name: "Reject conversion" }));
  await user.click(form.getByRole("button", { name: "Reject" }));
  expect(form.getByText("Say why.")).toBeDefined();
  await user.type(form.getByLabelText("Reason"), " bought back ");
  await user.click(form.getByRole("button", { name: "Reject" }));
  expect(await screen.findByText("Conversion changed: rejected")).toBeDefined();
  expect(calls.filter(({ method }) => method === "POST").map(({ body }) => body)).toEqual([
    { action: "reject", ids: ["cnv_1"], reason: "bought back" },
  ]);
});

test.each([
  [changed("refused", "an approved conversion cannot become hold"), /cannot become hold/],
  [changed("missing"), /is not there/],
  [problem(403, { detail: "your role may not do this" }), /your role may not/],
])("what keeps this one conversion from being changed is said", async (answer, words) => {
  const { user, sheet } = await openConversion({}, { "POST /v1/conversions/change": answer });
  await user.click(sheet.getByRole("button", { name: "Refund" }));
  const form = within(await screen.findByRole("dialog", { name: "Refund conversion" }));
  await user.type(form.getByLabelText("Reason"), "x");
  await user.click(form.getByRole("button", { name: "Refund" }));
  expect((await form.findByRole("alert")).textContent).toMatch(words);
});

test("how it came about is asked for only when somebody wants to know", async () => {
  const { calls } = await openConversion();
  expect(calls.some(({ path }) => path.endsWith("/explain"))).toBe(false);
});

test("every part of the explanation stands in words, the payout step by step", async () => {
  const { sheet, part } = await explained();
  expect(sheet.getByText("Agrees")).toBeDefined();
  expect(part("Attribution")).toContain("Window 0 s to 30 d; it came 1 m after the click: inside.");
  expect(part("Credits")).toContain("Coupon Corner100\u00a0% · $3.30");
  expect(part("Duplicates")).toContain("transaction id order-1");
  expect(part("Caps")).toContain("$3.30 of $100.00");
  expect(part("Payout")).toMatch(/Campaign\$2\.00.*own terms\$3\.00.*commission\$3\.30/);
  expect(part("Ledger")).toContain("Earned: Coupon Corner$3.30");
  expect(part("History")).toContain("Approvedpostback");
  expect(part("Deliveries")).toContain("2 attempts");
  expect(part("As it came in")).toContain("token(hidden)");
});

test("what differs, and what cannot be known again, is said", async () => {
  const { payout, attribution } = conversionExplanation();
  const { sheet, part } = await explained({
    "GET /v1/conversions/cnv_1/explain": conversionExplanation({
      agrees: false,
      attribution: { ...attribution, agrees: false },
      payout: { ...payout, agrees: false },
      limits: ["the campaign's windows have changed since"],
    }),
  });
  expect(sheet.getByText("Differs")).toBeDefined();
  expect(part("Attribution")).toContain("would decide otherwise");
  expect(part("Payout")).toContain("Differs from its steps");
  expect(sheet.getByText("the campaign's windows have changed since")).toBeDefined();
});

test("a result without a click names its coupon and leads to no click", async () => {
  const { sheet } = await openConversion({ clickId: "", rung: "coupon", coupon: "SAVE10" });
  expect(sheet.getByText("SAVE10")).toBeDefined();
  expect(sheet.queryByText("Time to convert")).toBeNull();
});

test("a result by address and browser is labelled a guess, and says how many clicks were candidates", async () => {
  const usual = conversionExplanation();
  const sentence = "It looks like the click's: a guess; one click was a candidate.";
  const guess = { rung: "fingerprint", isProbabilistic: true, sentence } as const;
  const explanation = { ...usual, attribution: { ...usual.attribution, ...guess } };
  const { part } = await explained({ "GET /v1/conversions/cnv_1/explain": explanation });
  expect(part("Attribution")).toContain(`Probabilistic Address and browser (a guess). ${sentence}`);
});
