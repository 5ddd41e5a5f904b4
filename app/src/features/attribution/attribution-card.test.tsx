import type { WhatIfAnswer } from "@cleverdrip/contract";
import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { openPart } from "../../testing/campaign-page.ts";
import { conversionPolicy } from "../../testing/conversion-terms-samples.ts";
import { problem, type Call } from "../../testing/fake-api.ts";
import { campaign } from "../../testing/samples.ts";

const ASK = "POST /v1/campaigns/cmp_1/attribution/what-if";

const money = (payoutMicros: number, conversionsPpm: number) => ({
  payoutMicros,
  conversionsPpm,
  revenueMicros: 2 * payoutMicros,
});

const answer: WhatIfAnswer = {
  fromMs: 0,
  toMs: 1,
  conversions: 40,
  changed: 12,
  unattributed: 1,
  isComplete: true,
  rows: [
    {
      publisherId: "pub_1",
      publisherName: "Ada",
      currency: "USD",
      now: money(10_000_000, 4_000_000),
      instead: money(7_500_000, 3_500_000),
      difference: money(-2_500_000, -500_000),
    },
    {
      publisherId: null,
      publisherName: null,
      currency: "USD",
      now: money(0, 0),
      instead: money(2_500_000, 500_000),
      difference: money(2_500_000, 500_000),
    },
  ],
  limits: ["Clicks are kept 30 days: older ones could not be considered."],
};

function open(handlers = {}) {
  const shown = campaign({ conversionPolicy: conversionPolicy() });
  return openPart("attribution rules", shown, handlers);
}

test("the rules are read in words", async () => {
  await open();
  const card = within(screen.getByRole("region", { name: "Attribution", hidden: true }));
  expect(card.getByText("Last click: the last one has it all.")).toBeDefined();
  expect(
    card.getByText(
      "Tried in order: Click id, then Cookie, then Coupon, then Named publisher, no click",
    ),
  ).toBeDefined();
  expect(card.getByText("By cookie up to 90 d")).toBeDefined();
});

test("another model is compared before it is saved, by publisher and with what cannot be known", async () => {
  let asked: unknown = null;
  const { user, sheet, sent } = await open({
    [ASK]: ({ body }: Call) => {
      asked = body;
      return answer;
    },
  });
  await user.selectOptions(sheet.getByLabelText("Model"), "linear");
  await user.click(sheet.getByRole("button", { name: "90 days" }));
  await user.click(sheet.getByRole("button", { name: "Compare" }));
  const table = within(await sheet.findByRole("table", { name: /Payout by publisher/ }));
  const [, ada, nobody] = table.getAllByRole("row").map((row) => row.textContent);
  expect(ada).toBe("Ada$10.004 results$7.503.5 results-$2.50");
  expect(nobody).toBe("Nobody$0.000 results$2.500.5 results+$2.50");
  expect(sheet.getByText(/12 of 40 approved results/).textContent).toContain("1 would be nobody");
  expect(sheet.getByText(/Clicks are kept 30 days/)).toBeDefined();
  expect(asked).toMatchObject({ model: { kind: "linear" }, days: 90, viewThrough: null });
  expect(sent()).toBeUndefined();
  await user.selectOptions(sheet.getByLabelText("Model"), "first");
  expect(sheet.getByText(/compare again/)).toBeDefined();
});

test("a model, the order of the rungs and windows are saved together", async () => {
  const { user, sheet, saved } = await open();
  await user.selectOptions(sheet.getByLabelText("Model"), "position");
  await user.clear(sheet.getByLabelText("Last (%)"));
  await user.type(sheet.getByLabelText("Last (%)"), "50");
  await user.click(sheet.getByRole("button", { name: "Move Coupon up" }));
  await user.click(sheet.getByRole("checkbox", { name: /Named publisher/ }));
  await user.clear(sheet.getByLabelText("By click id (days)"));
  await user.type(sheet.getByLabelText("By click id (days)"), "7");
  await user.click(sheet.getByRole("checkbox", { name: /Views count/ }));
  const policy = conversionPolicy().attribution;
  expect(await saved()).toEqual({
    conversionPolicy: {
      attribution: {
        model: { kind: "position", firstPpm: 400_000, lastPpm: 500_000 },
        rungs: ["click-id", "coupon", "cookie"],
        minWindowMs: 0,
        maxWindowMs: { ...policy.maxWindowMs, "click-id": 7 * 86_400_000 },
        viewThrough: { windowMs: 86_400_000 },
      },
    },
  });
});

test("going by address and browser is off, says that it is a guess, and is saved once chosen", async () => {
  const { user, sheet, saved } = await open();
  const choice = sheet.getByRole("checkbox", { name: /Address and browser \(a guess\)/ });
  expect((choice as HTMLInputElement).checked).toBe(false);
  expect(sheet.getByText(/Off unless you choose it.*may be wrong/)).toBeDefined();
  expect(sheet.queryByLabelText("By address and browser (hours)")).toBeNull();
  await user.click(choice);
  await user.clear(sheet.getByLabelText("By address and browser (hours)"));
  await user.type(sheet.getByLabelText("By address and browser (hours)"), "6");
  const { maxWindowMs, rungs } = conversionPolicy().attribution;
  expect(await saved()).toMatchObject({
    conversionPolicy: {
      attribution: {
        rungs: [...rungs, "fingerprint"],
        maxWindowMs: { ...maxWindowMs, fingerprint: 6 * 3_600_000 },
      },
    },
  });
});

test("what is wrong is said at its field, and neither compared nor saved", async () => {
  const { user, sheet, save, sent } = await open();
  await user.clear(sheet.getByLabelText("By cookie (days)"));
  await user.click(sheet.getByRole("button", { name: "Compare" }));
  expect(sheet.getByText(/Write days/)).toBeDefined();
  await save();
  expect(sent()).toBeUndefined();
});

test("a comparison that fails says why", async () => {
  const { user, sheet } = await open({ [ASK]: problem(503, { detail: "try again in a minute" }) });
  await user.click(sheet.getByRole("button", { name: "Compare" }));
  expect(await sheet.findByText("try again in a minute")).toBeDefined();
});
