import type { FraudDecide, FraudReview } from "@cleverdrip/contract";
import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { fakeApi, page, problem, type Call, type Handlers } from "../../../testing/fake-api.ts";
import { fraudFinding, fraudReview, reviewPage } from "../../../testing/fraud-samples.ts";
import { renderApp } from "../../../testing/render-app.tsx";
import { publisher } from "../../../testing/samples.ts";

const DECIDE = "POST /v1/fraud/reviews/decide";
const UNDO = "POST /v1/fraud/decisions/fdc_1/undo";

const rows = (count: number): readonly FraudReview[] =>
  Array.from({ length: count }, (_, i) =>
    fraudReview({ conversionId: `cnv_${i}`, txid: `order-${i}` }),
  );

const outcome = (id: string, word = "changed", sentence: string | null = null) => ({
  id,
  outcome: word,
  sentence,
  status: "rejected",
});

/** Answers each id of the call. */
const decided = ({ body }: Call) => ({
  decisionId: "fdc_1",
  // What the page sends is checked where it matters.
  data: (body as FraudDecide).conversionIds.map((id) => outcome(id)),
});

async function openQueue(shown: readonly FraudReview[], handlers: Handlers = {}, query = "") {
  let left = shown;
  const { calls } = fakeApi({
    "GET /v1/fraud/reviews": () => reviewPage(...left),
    [DECIDE]: (call: Call) => {
      const { conversionIds } = call.body as FraudDecide;
      left = left.filter(({ conversionId }) => !conversionIds.includes(conversionId));
      return decided(call);
    },
    [UNDO]: () => {
      left = shown;
      return { decisionId: "fdc_1", data: shown.map(({ conversionId }) => outcome(conversionId)) };
    },
    ...handlers,
  });
  const app = renderApp(`/fraud/review${query}`);
  await screen.findAllByRole("article");
  const sent = () => calls.filter(({ method }) => method === "POST").map(({ body }) => body);
  const current = () =>
    screen
      .getAllByRole("article")
      .find((card) => card.getAttribute("aria-current") === "true")
      ?.getAttribute("aria-label");
  return { ...app, calls, sent, current };
}

const names = () =>
  screen.queryAllByRole("article").map((card) => card.getAttribute("aria-label")?.slice(-7));

test("a card has the money, each signal's numbers beside the peers', and the click", async () => {
  await openQueue([fraudReview()], { "GET /v1/fraud/findings": page(fraudFinding()) });
  const card = within(screen.getByRole("article"));
  expect(card.getByText("$4.00")).toBeDefined();
  expect(card.getByText(/31 % of 212 results came under 45 s/)).toBeDefined();
  expect(await card.findByText("4.5 %")).toBeDefined();
  expect(card.getByText("31 %")).toBeDefined();
  expect(card.getByText(/9 s after the click · Berlin, Germany · Deutsche Telekom/)).toBeDefined();
  expect(card.getByRole("link", { name: "Explain" }).getAttribute("href")).toBe(
    "/conversions?id=cnv_1",
  );
});

test("keys move through the queue, and stop at its ends", async () => {
  const { user, current } = await openQueue(rows(2));
  expect(current()).toContain("order-0");
  await user.keyboard("j");
  expect(current()).toContain("order-1");
  expect(document.activeElement?.getAttribute("aria-label")).toContain("order-1");
  await user.keyboard("{ArrowDown}");
  expect(current()).toContain("order-1");
  await user.keyboard("k{ArrowUp}k");
  expect(current()).toContain("order-0");
});

test("a key decides on the result that is looked at, and the next one comes up", async () => {
  const { user, sent, current } = await openQueue(rows(3));
  await user.keyboard("jr");
  expect(await screen.findByText("1 result rejected")).toBeDefined();
  expect(sent()).toEqual([{ decision: "reject", note: "", conversionIds: ["cnv_1"] }]);
  await expect.poll(names).toEqual(["order-0", "order-2"]);
  expect(current()).toContain("order-2");
  await user.keyboard("a");
  await expect.poll(sent).toHaveLength(2);
  expect(sent()[1]).toMatchObject({ decision: "approve", conversionIds: ["cnv_2"] });
});

test("several are decided at once, with a note, and the sum of their money stands before it", async () => {
  const euros = fraudReview({ conversionId: "cnv_e", txid: "order-e", currency: "EUR" });
  const { user, sent } = await openQueue([...rows(2), euros]);
  await user.keyboard("xjxjx");
  const bar = within(screen.getByRole("region", { name: "Selected results" }));
  expect(bar.getByText("3 selected, $8.00 + €4.00")).toBeDefined();
  await user.type(bar.getByLabelText("Note"), "jar of fingers");
  await user.click(bar.getByRole("button", { name: "Reject 3" }));
  expect(await screen.findByText("3 results rejected")).toBeDefined();
  // The letters of the note are keys as well: typed, they decide nothing.
  expect(sent()).toEqual([
    { decision: "reject", note: "jar of fingers", conversionIds: ["cnv_0", "cnv_1", "cnv_e"] },
  ]);
  expect(screen.queryByRole("region", { name: "Selected results" })).toBeNull();
});

test("after several are decided at once, what comes after the last one looked at is next", async () => {
  const { user, current } = await openQueue(rows(5));
  await user.keyboard("xjxjjk");
  expect(current()).toContain("order-2");
  await user.keyboard("a");
  await expect.poll(names).toEqual(["order-2", "order-3", "order-4"]);
  expect(current()).toContain("order-2");
});

test("all that are shown are selected by one tick, and let go again", async () => {
  const { user } = await openQueue(rows(3));
  await user.click(screen.getByLabelText("Select all shown"));
  expect(screen.getByText("3 selected, $12.00")).toBeDefined();
  await user.click(screen.getByRole("button", { name: "Clear selection" }));
  expect(screen.getByLabelText("Select order-1")).toHaveProperty("checked", false);
});

test.each(["key", "toast", "button"])("a decision is undone by the %s", async (way) => {
  const { user, calls } = await openQueue(rows(2));
  await user.keyboard("a");
  const toast = within(await screen.findByRole("status", { name: "Notices" }));
  await toast.findByText("1 result approved");
  if (way === "key") await user.keyboard("u");
  else if (way === "toast") await user.click(toast.getByRole("button", { name: "Undo" }));
  else await user.click(screen.getAllByRole("button", { name: "Undo" })[0] ?? document.body);
  expect(await screen.findByText(/^Undone/)).toBeDefined();
  await expect.poll(names).toEqual(["order-0", "order-1"]);
  expect(calls.filter(({ path }) => path.endsWith("/undo"))).toHaveLength(1);
});

test("what is refused comes back, and the reason is said", async () => {
  const refused = outcome("cnv_0", "refused", "its statement is paid");
  const { user } = await openQueue(rows(2), { [DECIDE]: { decisionId: null, data: [refused] } });
  await user.keyboard("r");
  expect(await screen.findByText("its statement is paid")).toBeDefined();
  expect(names()).toEqual(["order-0", "order-1"]);
});

test("a decision that does not arrive leaves the queue as it was", async () => {
  const { user } = await openQueue(rows(1), {
    [DECIDE]: problem(503, { detail: "the ledger is away" }),
  });
  await user.keyboard("r");
  expect(await screen.findByText("the ledger is away")).toBeDefined();
  expect(names()).toEqual(["order-0"]);
});

test("keys do nothing while a dialog is open", async () => {
  const { user, sent } = await openQueue(rows(1));
  await user.keyboard("?");
  const dialog = within(await screen.findByRole("dialog", { name: "Keys" }));
  await user.keyboard("ar");
  expect(sent()).toEqual([]);
  await user.click(dialog.getByRole("button", { name: "Close" }));
  await user.keyboard("{Control>}a{/Control}");
  expect(sent()).toEqual([]);
});

test("publisher, rule, score and order are asked of the server", async () => {
  const { user, calls, at } = await openQueue(
    rows(1),
    { "GET /v1/publishers": page(publisher()) },
    "?publisherId=pub_1",
  );
  await user.selectOptions(
    await screen.findByLabelText("Rule"),
    await screen.findByRole("option", { name: "Too soon after the click" }),
  );
  await user.selectOptions(screen.getByLabelText("Score"), "0.9");
  await user.selectOptions(screen.getByLabelText("Order"), "Money");
  await expect
    .poll(() =>
      calls.filter(({ path, query }) => path.endsWith("/reviews") && query["rule"]).at(-1),
    )
    .toMatchObject({
      query: {
        decision: "open",
        publisherId: "pub_1",
        rule: "too-soon",
        minScore: "0.9",
        sort: "money",
      },
    });
  await user.click(screen.getByText("Clear"));
  await expect.poll(at).toBe("/fraud/review?sort=money");
});

test("an empty queue says so, and what was asked for in vain", async () => {
  fakeApi();
  renderApp("/fraud/review");
  expect(await screen.findByText("Nothing to review")).toBeDefined();
});

test("a queue that cannot be loaded says why, and can be asked for again", async () => {
  fakeApi({ "GET /v1/fraud/reviews": problem(503, { detail: "EVENTS is not available" }) });
  renderApp("/fraud/review");
  const alert = await screen.findByRole("alert");
  expect(alert.textContent).toContain("EVENTS is not available");
  expect(within(alert).getByRole("button", { name: "Try again" })).toBeDefined();
});

test("the navigation counts what waits", async () => {
  fakeApi({ "GET /v1/fraud/reviews": reviewPage(...rows(3)) });
  renderApp("/campaigns");
  expect(await screen.findAllByRole("link", { name: "Fraud 3 to review" })).not.toHaveLength(0);
});
