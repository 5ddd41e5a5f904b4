import type { FraudDecisionDetail } from "@cleverdrip/contract";
import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { fakeApi, page, problem, type Handlers } from "../../../testing/fake-api.ts";
import { decidedResult, fraudDecisionDetail } from "../../../testing/decision-samples.ts";
import { renderApp } from "../../../testing/render-app.tsx";
import { AT_MS } from "../../../testing/samples.ts";

const UNDO = "POST /v1/fraud/decisions/fdc_1/undo";

async function openDecisions(decisions: readonly FraudDecisionDetail[], handlers: Handlers = {}) {
  const { calls } = fakeApi({ "GET /v1/fraud/decisions": page(...decisions), ...handlers });
  const { user } = renderApp("/fraud/decisions");
  const list = within(await screen.findByRole("list", { name: "Decisions" }));
  return { list, user, calls };
}

const results = (count: number) =>
  Array.from({ length: count }, (_, i) =>
    decidedResult({ conversionId: `cnv_${i}`, txid: `order-${i}` }),
  );

test("a decision says who, when and why, of how much money and whose, and on what", async () => {
  const money = [
    { currency: "USD", conversions: 2, payoutMicros: 8_000_000 },
    { currency: "EUR", conversions: 1, payoutMicros: 2_500_000 },
  ];
  const publishers = [
    { publisherId: "pub_1", publisherName: "Coupon Corner", conversions: 2 },
    { publisherId: "pub_2", publisherName: "Zenith", conversions: 1 },
  ];
  const own = decidedResult({ publisherName: "Zenith", before: null });
  const { list } = await openDecisions([
    fraudDecisionDetail({ count: 3, money, publishers, publisherCount: 7, results: [own] }),
  ]);
  expect(list.getByText("3 results, $8.00 + €2.50")).toBeDefined();
  const [whose] = list.getAllByText(/by Ada, 20 Nov, 14:10/);
  expect(whose?.textContent).toBe(
    "Coupon Corner (2), Zenith (1) and 5 more publishers · by Ada, 20 Nov, 14:10",
  );
  expect(list.getByText("“click injection”")).toBeDefined();
  const shown = list.getByRole("list", { name: "Results" });
  expect(shown.textContent).toContain("sale order-1Zenith, Summer sale");
  expect(shown.textContent).toContain("not changed by it");
  const explain = within(shown).getByRole("link", { name: "Explain order-1" });
  expect(explain.getAttribute("href")).toBe("/conversions?id=cnv_1");
});

test("a result says what it is and what it was", async () => {
  const { list } = await openDecisions([fraudDecisionDetail()]);
  const shown = within(list.getByRole("list", { name: "Results" }));
  expect(shown.getByText("Rejected")).toBeDefined();
  expect(shown.getByText("was on hold")).toBeDefined();
});

test("all results of a large decision are there when they are asked for", async () => {
  const decision = fraudDecisionDetail({ count: 7, results: results(5) });
  const whole = { ...decision, results: results(6) };
  const { list, user } = await openDecisions([decision], {
    "GET /v1/fraud/decisions/fdc_1": whole,
  });
  const shown = () => within(list.getByRole("list", { name: "Results" })).getAllByRole("listitem");
  expect(shown()).toHaveLength(5);
  await user.click(list.getByRole("button", { name: "Show all 7" }));
  expect(await list.findByText("1 more are not there any more.")).toBeDefined();
  expect(shown()).toHaveLength(6);
});

test("undone, each result says what became of it, and why it was left", async () => {
  const decision = fraudDecisionDetail({ count: 3, results: results(3) });
  const after = { ...decision, undoneAtMs: AT_MS };
  let isUndone = false;
  const undone = (id: string, outcome: string, sentence: string | null = null) => ({
    id,
    outcome,
    sentence,
    status: null,
  });
  const { list, user, calls } = await openDecisions([], {
    "GET /v1/fraud/decisions": () => page(isUndone ? after : decision),
    [UNDO]: () => {
      isUndone = true;
      const data = [
        undone("cnv_0", "changed"),
        undone("cnv_1", "refused", "it was changed since: change it by hand"),
        undone("cnv_2", "unchanged"),
      ];
      return { decisionId: "fdc_1", data };
    },
  });
  await user.click(list.getByRole("button", { name: /^Undo/ }));
  expect(await list.findByText("Undone: 2 results as before, 1 left as it is")).toBeDefined();
  const [first, second, third] = within(list.getByRole("list", { name: "Results" })).getAllByRole(
    "listitem",
  );
  expect(first?.textContent).toContain("As before");
  expect(second?.textContent).toContain("Left as it isit was changed since: change it by hand");
  expect(third?.textContent).toContain("As beforenothing had changed");
  expect(await list.findByText("Undone 20 Nov, 14:10")).toBeDefined();
  expect(list.queryByRole("button", { name: /^Undo/ })).toBeNull();
  expect(calls.filter(({ method }) => method === "POST")).toHaveLength(1);
});

test("an undo that fails says why, and can be tried again", async () => {
  const { list, user } = await openDecisions([fraudDecisionDetail()], {
    [UNDO]: problem(503, { detail: "the consumer does not answer" }),
  });
  await user.click(list.getByRole("button", { name: /^Undo/ }));
  expect(await screen.findByText("It could not be undone")).toBeDefined();
  expect(screen.getByText("the consumer does not answer")).toBeDefined();
  expect(list.getByRole("button", { name: /^Undo/ })).toBeDefined();
});

test("without decisions it is said where they are taken", async () => {
  fakeApi();
  renderApp("/fraud/decisions");
  expect(await screen.findByText("Nobody has decided anything")).toBeDefined();
});
