import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { fakeApi, page, problem, type Call, type Handlers } from "../../../testing/fake-api.ts";
import { renderApp } from "../../../testing/render-app.tsx";
import { campaign } from "../../../testing/samples.ts";

const LOOK = "GET /v1/received/waiting";
const REPLAY = "POST /v1/received/replay";
const NONE = { recorded: 0, changed: 0, known: 0, left: 0, failed: 0 };

const step = (effects: object, nextCursor: string | null = null, left: readonly object[] = []) => ({
  effects: { ...NONE, ...effects },
  left,
  nextCursor,
});

const LEFT = [{ id: "rcv_1", reason: "H_CURRENCY", hint: "no rate of GBP to USD on 2026-11-02" }];

// What the dialog sends is checked where it matters.
const bodyOf = ({ body }: Call) => body as { readonly cursor?: string };

async function openDialog(handlers: Handlers, address = "/received?reason=H_CURRENCY") {
  const { calls } = fakeApi({ "GET /v1/campaigns": page(campaign()), ...handlers });
  const { user } = renderApp(address);
  await user.click(await screen.findByRole("button", { name: "Judge all again" }));
  const dialog = within(await screen.findByRole("dialog"));
  const sent = () =>
    calls
      .filter(({ path }) => /^\/v1\/received\/(waiting|replay)$/.test(path))
      .map((call) => ({ method: call.method, ...call.query, ...bodyOf(call) }));
  return { user, dialog, sent };
}

test("what waits for a reason is looked at first, then judged step by step", async () => {
  const { user, dialog, sent } = await openDialog({
    [LOOK]: step({ recorded: 60, left: 1 }, null, LEFT),
    [REPLAY]: (call: Call) =>
      bodyOf(call).cursor === undefined
        ? step({ recorded: 50 }, "next")
        : step({ recorded: 10, left: 1 }),
  });
  expect(await dialog.findByText(/would now be recorded/)).toBeDefined();
  expect(dialog.getByText("no rate of GBP to USD on 2026-11-02")).toBeDefined();
  await user.click(dialog.getByRole("button", { name: "Judge 60 again" }));
  await dialog.findByRole("button", { name: "Done" });
  expect(dialog.getByRole("list", { name: "Reports judged" }).textContent).toBe(
    "60 recorded1 still refused or held",
  );
  const reason = "H_CURRENCY";
  expect(sent()).toEqual([
    { method: "GET", reason },
    { method: "POST", reason },
    { method: "POST", reason, cursor: "next" },
  ]);
});

test("where nothing would change there is nothing to press", async () => {
  const { dialog } = await openDialog({ [LOOK]: step({ left: 3 }, null, LEFT) });
  expect(await dialog.findByText(/would still be refused or held/)).toBeDefined();
  expect(dialog.getByRole("button", { name: "Done" })).toBeDefined();
  expect(dialog.queryByRole("button", { name: /^Judge/ })).toBeNull();
});

test("a step that fails says so, and the next press goes on", async () => {
  let steps = 0;
  const { user, dialog } = await openDialog({
    [LOOK]: step({ recorded: 2 }),
    [REPLAY]: () => {
      steps += 1;
      return steps === 1 ? problem(503, { detail: "the ledger is away" }) : step({ recorded: 2 });
    },
  });
  await user.click(await dialog.findByRole("button", { name: "Judge 2 again" }));
  expect((await dialog.findByRole("alert")).textContent).toContain("the ledger is away");
  await user.click(dialog.getByRole("button", { name: "Go on" }));
  expect(await dialog.findByRole("button", { name: "Done" })).toBeDefined();
});

test.each(["/received", "/received?reason=H_CURRENCY&via=pixel", "/received?reason=OK"])(
  "at %s there is no one reason to judge by",
  async (address) => {
    fakeApi();
    renderApp(address);
    await screen.findByText(/No report matches|Nothing received yet/);
    expect(screen.queryByRole("button", { name: "Judge all again" })).toBeNull();
  },
);

test("a campaign whose event got a name offers what waited for it, and shows what became of it", async () => {
  let waiting = 12;
  fakeApi({
    "GET /v1/campaigns/cmp_1": campaign(),
    [LOOK]: () => step({ recorded: waiting }),
    [REPLAY]: () => {
      waiting = 0;
      return step({ recorded: 12 });
    },
  });
  const { user } = renderApp("/campaigns/cmp_1");
  const offer = await screen.findByText("12 received reports would now be recorded.");
  await user.click(screen.getByRole("button", { name: "Judge again" }));
  const dialog = within(await screen.findByRole("dialog"));
  await user.click(await dialog.findByRole("button", { name: "Judge 12 again" }));
  expect((await dialog.findByRole("list", { name: "Reports judged" })).textContent).toContain("12");
  await expect.poll(() => offer.isConnected).toBe(false);
  expect(dialog.getByRole("button", { name: "Done" })).toBeDefined();
});
