import { FRAUD_RULES_VERSION as NEWEST } from "@cleverdrip/core";
import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { openPart } from "../../../testing/campaign-page.ts";
import { fakeApi, problem, type Handlers } from "../../../testing/fake-api.ts";
import { fraudPolicy, whatIf } from "../../../testing/fraud-samples.ts";
import { renderApp } from "../../../testing/render-app.tsx";
import { campaign } from "../../../testing/samples.ts";
// Loaded when it is opened: on a busy machine longer than a test waits for what is on screen.
import "./policy-editor.tsx";

const PUT = "PUT /v1/campaigns/cmp_1/fraud";
const ASK = "POST /v1/fraud/what-if";
const inherited = fraudPolicy({
  campaignId: "cmp_1",
  block: [{ kind: "sub", value: "bad-1", note: "", from: "workspace" }],
});

async function openRules(handlers: Handlers = {}) {
  const calls: { readonly name: string; readonly body: unknown }[] = [];
  const remember = (name: string, answer: unknown) => (call: { readonly body: unknown }) => {
    calls.push({ name, body: call.body });
    return answer;
  };
  const { user, sheet, save } = await openPart("fraud rules", campaign(), {
    "GET /v1/campaigns/cmp_1/fraud": inherited,
    [PUT]: remember("put", handlers[PUT] ?? inherited),
    [ASK]: remember("ask", handlers[ASK] ?? whatIf()),
  });
  return { user, sheet, save, calls };
}

test("a rule of its own is saved, and what is left alone stays the workspace's", async () => {
  const { user, sheet, save, calls } = await openRules();
  expect(sheet.getAllByText("Now: hold the money from a score of 80 %")).toHaveLength(1);
  await user.selectOptions(
    sheet.getByLabelText("Too soon after the click: what follows"),
    "Reject",
  );
  const score = sheet.getByLabelText("Too soon after the click: least score (%)");
  await user.clear(score);
  await user.type(score, "92,5");
  await user.type(sheet.getByLabelText("Publishers' postbacks wait (minutes)"), "0");
  await save();
  expect(await screen.findByText("Fraud rules saved")).toBeDefined();
  expect(calls).toEqual([
    {
      name: "put",
      body: { postbackWaitMinutes: 0, rules: { "too-soon": { mode: "reject", minScore: 0.925 } } },
    },
  ]);
});

test("a rule may keep its source out, and says so where it is set", async () => {
  const { user, sheet, save, calls } = await openRules();
  const choice = sheet.getByLabelText("Too soon after the click: what follows");
  await user.selectOptions(choice, "Reject and block");
  expect(sheet.getByText(/pause the publisher's links of the campaign/)).toBeDefined();
  await save();
  expect(await screen.findByText("Fraud rules saved")).toBeDefined();
  expect(calls).toEqual([
    { name: "put", body: { rules: { "too-soon": { mode: "block", minScore: 0.8 } } } },
  ]);
});

test("entries of the workspace are shown, and those of its own edited beside them", async () => {
  const { user, sheet, save, calls } = await openRules();
  expect(sheet.getByText(/Sub id bad-1/)).toBeDefined();
  const block = within(sheet.getByRole("group", { name: "Block list" }));
  await user.click(block.getByRole("button", { name: "Add entry" }));
  await user.selectOptions(block.getByLabelText("Block list, entry 1: kind"), "Network (AS)");
  await user.type(block.getByLabelText("Block list, entry 1: value"), " 64500 ");
  await save();
  await expect.poll(() => calls).toHaveLength(1);
  expect(calls[0]?.body).toEqual({ block: [{ kind: "asn", value: "64500", note: "" }] });
});

test("what the server has against an entry is said at the entry", async () => {
  const message = "must be an address or a CIDR such as 203.0.113.0/24";
  const { user, sheet, save } = await openRules({
    [PUT]: problem(422, { errors: [{ path: "allow.0.value", message }] }),
  });
  const allow = within(sheet.getByRole("group", { name: "Allow list" }));
  await user.click(allow.getByRole("button", { name: "Add entry" }));
  const value = allow.getByLabelText("Allow list, entry 1: value");
  await user.type(value, "300.1.1.1");
  await save();
  expect(await allow.findByText(message)).toBeDefined();
  expect(value.getAttribute("aria-invalid")).toBe("true");
});

test("a threshold that is no percentage is refused before anything is asked", async () => {
  const { user, sheet, save, calls } = await openRules();
  await user.selectOptions(
    sheet.getByLabelText("Too soon after the click: what follows"),
    "Hold the money",
  );
  const score = sheet.getByLabelText("Too soon after the click: least score (%)");
  await user.clear(score);
  await user.type(score, "20");
  await user.click(sheet.getByRole("button", { name: "What would change" }));
  await save();
  expect(sheet.getByText("Give 50 to 100 percent.")).toBeDefined();
  expect(calls).toEqual([]);
});

const usd = (payoutMicros: number, conversions: number) => [
  { currency: "USD", conversions, payoutMicros },
];
const now = { held: usd(264_000_000, 66), rejected: [], letThrough: [] };
const instead = { held: [], rejected: usd(264_000_000, 66), letThrough: [] };

test("before it is saved it says which money and publishers it would hit", async () => {
  const answer = whatIf({
    changed: 66,
    now,
    instead,
    publishers: [
      { publisherId: "pub_1", publisherName: "Coupon Corner", changed: 66, now, instead },
    ],
    rules: [{ rule: "too-soon", title: "Too soon after the click", now, instead }],
    examples: [
      {
        conversionId: "cnv_1",
        atMs: 0,
        publisherId: "pub_1",
        publisherName: "Coupon Corner",
        campaignId: "cmp_1",
        eventName: "sale",
        payoutMicros: 4_000_000,
        currency: "USD",
        score: 0.86,
        now: "hold",
        instead: "reject",
        sentence: "Would be rejected, now held. It came 9 s after its click.",
      },
    ],
  });
  const { user, sheet, calls } = await openRules({ [ASK]: answer });
  await user.selectOptions(
    sheet.getByLabelText("Too soon after the click: what follows"),
    "Reject",
  );
  await user.click(sheet.getByRole("button", { name: "What would change" }));
  expect(await sheet.findByText("66 of 212 results would be treated otherwise.")).toBeDefined();
  expect(calls).toEqual([
    {
      name: "ask",
      body: {
        campaignId: "cmp_1",
        policy: { rules: { "too-soon": { mode: "reject", minScore: 0.8 } } },
        days: 30,
      },
    },
  ]);
  const byPublisher = within(sheet.getByRole("table", { name: "By publisher, now and then" }));
  expect(byPublisher.getByRole("row", { name: /Coupon Corner/ }).textContent).toContain(
    "now $264.00then –0",
  );
  expect(
    sheet.getByText("Would be rejected, now held. It came 9 s after its click."),
  ).toBeDefined();
  await user.selectOptions(sheet.getByLabelText("Judge results"), "Off");
  expect(sheet.getByText("You have changed the rules since: ask again.")).toBeDefined();
});

test("the workspace's rules are edited in the settings", async () => {
  const { calls } = fakeApi({ "PUT /v1/fraud/policy": fraudPolicy() });
  const { user } = renderApp("/settings");
  await user.click(await screen.findByRole("button", { name: "Edit fraud rules" }));
  const sheet = within(await screen.findByRole("dialog", { name: "Fraud rules" }));
  await user.selectOptions(await sheet.findByLabelText("Judge results"), "Off");
  await user.click(sheet.getByRole("button", { name: "Save changes" }));
  expect(await screen.findByText("Fraud rules saved")).toBeDefined();
  expect(calls.find(({ method }) => method === "PUT")?.body).toEqual({ isOn: false });
});

test("the workspace tries an older rule set, then has it judge; a campaign cannot choose", async () => {
  const { calls } = fakeApi({
    "PUT /v1/fraud/policy": fraudPolicy(),
    [ASK]: whatIf({ rulesVersion: { now: NEWEST, instead: 4 } }),
  });
  const { user } = renderApp("/settings");
  expect(await screen.findByText(`Rule set ${NEWEST} judges (the newest)`)).toBeDefined();
  await user.click(await screen.findByRole("button", { name: "Edit fraud rules" }));
  const sheet = within(await screen.findByRole("dialog", { name: "Fraud rules" }));
  const choice = await sheet.findByLabelText("Rule set");
  expect(sheet.getByText(/Sub ids are judged by themselves/)).toBeDefined();
  await user.selectOptions(choice, "Rule set 4");
  expect(sheet.getByText(/Each publisher is judged as a whole/)).toBeDefined();
  await user.click(sheet.getByRole("button", { name: "What would change" }));
  expect(
    await sheet.findByText(`Rule set 4 would judge in place of rule set ${NEWEST}.`),
  ).toBeDefined();
  await user.click(sheet.getByRole("button", { name: "Save changes" }));
  await expect
    .poll(() => calls.find(({ method }) => method === "PUT")?.body)
    .toEqual({
      rulesVersion: 4,
    });
});

test("a campaign's editor has no rule set to choose", async () => {
  const { sheet } = await openRules();
  expect(sheet.queryByLabelText("Rule set")).toBeNull();
});
