import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { fakeApi, page, problem, type Call, type Handlers } from "../../testing/fake-api.ts";
import { deadLetter, deadLetterDetail } from "../../testing/health-samples.ts";
import { renderApp } from "../../testing/render-app.tsx";

const LIST = "GET /v1/dead-letters";
const ITEM = "GET /v1/dead-letters/msg_1";
const REPLAY = "POST /v1/dead-letters/msg_1/replay";
const REPLAY_ALL = "POST /v1/dead-letters/replay";
const AT = "/health/dead-letters";

const ONE: Handlers = {
  [LIST]: { ...page(deadLetter()), waiting: 1 },
  [ITEM]: deadLetterDetail(),
};

test("where nothing was given up the page says so, and offers no replay", async () => {
  fakeApi();
  const { user } = renderApp("/health");
  await user.click(await screen.findByRole("link", { name: "Dead letters" }));
  expect(await screen.findByText("No dead letters")).toBeDefined();
  expect(screen.queryByRole("button", { name: "Replay all" })).toBeNull();
});

test("a message is listed with what it carries, why it failed and whether it waits", async () => {
  fakeApi(ONE);
  renderApp(AT);
  const row = await screen.findByRole("row", { name: /20 Nov, 14:10/ });
  for (const text of ["Clicks and reports", "Error: D1 is down", "Waiting", "101", "3"])
    expect(within(row).getByText(text)).toBeDefined();
});

test("the state is a filter, asked of the server as it is", async () => {
  const { calls } = fakeApi();
  const { user, at } = renderApp(AT);
  await user.selectOptions(await screen.findByLabelText("State"), "Settled");
  expect(await screen.findByText("Nothing is settled")).toBeDefined();
  expect(calls.filter(({ path }) => path === "/v1/dead-letters").at(-1)?.query).toEqual({
    state: "settled",
    limit: "50",
  });
  expect(at()).toBe(`${AT}?state=settled`);
});

test("a message opens with its body as it came, as text and byte by byte", async () => {
  fakeApi(ONE);
  const { user } = renderApp(AT);
  await user.click(await screen.findByRole("row", { name: /20 Nov, 14:10/ }));
  const body = within(await screen.findByRole("region", { name: "Body" }));
  expect(body.getByText("JSON, 7 bytes.")).toBeDefined();
  expect(body.getByLabelText("What came").textContent).toBe('{"v":7}');
  await user.click(body.getByRole("button", { name: "Hex" }));
  expect(body.getByLabelText("What came").textContent).toContain("7b 22 76 22 3a 37 7d");
});

test("bytes that are no text open as bytes", async () => {
  const body = { encoding: "bytes", content: "//4Awyg=", isCut: true } as const;
  fakeApi({ ...ONE, [ITEM]: deadLetterDetail({ body, bodyBytes: 5_000_000 }) });
  renderApp(`${AT}?id=msg_1`);
  const section = await screen.findByRole("region", { name: "Body" });
  expect(section.textContent).toContain("5,000,000 bytes. Its beginning is shown.");
  expect(within(section).getByLabelText("What came").textContent).toContain("ff fe 00 c3 28");
});

test.each([
  [true, "It carries clicks of other workspaces, too"],
  [false, "It may hold addresses and secrets"],
])("a body that is not shown (shared: %s) says why", async (isShared, words) => {
  fakeApi({ ...ONE, [ITEM]: deadLetterDetail({ body: null, isShared }) });
  renderApp(`${AT}?id=msg_1`);
  expect((await screen.findByRole("region", { name: "Body" })).textContent).toContain(words);
});

test.each([
  ["settled", "Done: 3 stored, 0 had been stored before"],
  ["failed", "It failed again, and waits: 3 stored, 0 had been stored before"],
])("a replay that is %s says what became of the message", async (outcome, words) => {
  const answer = { id: "msg_1", outcome, sentence: "3 stored, 0 had been stored before" };
  const { calls } = fakeApi({ ...ONE, [REPLAY]: answer });
  const { user } = renderApp(`${AT}?id=msg_1`);
  await user.click(await screen.findByRole("button", { name: "Replay" }));
  expect(await screen.findByText(words)).toBeDefined();
  const reads = () =>
    calls.filter(({ path, method }) => path.endsWith("msg_1") && method === "GET");
  await expect.poll(() => reads().length).toBe(2);
});

test("what was replayed is not offered again, and says what the replay did", async () => {
  const settled = deadLetterDetail({ settledAtMs: 1_795_000_000_000, outcome: "3 stored" });
  fakeApi({ ...ONE, [ITEM]: settled });
  renderApp(`${AT}?id=msg_1`);
  expect(await screen.findByText("3 stored")).toBeDefined();
  expect(screen.queryByRole("button", { name: "Replay" })).toBeNull();
});

test("a replay that does not get through says why", async () => {
  fakeApi({ ...ONE, [REPLAY]: problem(503, { detail: "the ledger is down" }) });
  const { user } = renderApp(`${AT}?id=msg_1`);
  await user.click(await screen.findByRole("button", { name: "Replay" }));
  expect((await screen.findByRole("alert")).textContent).toContain("the ledger is down");
});

const DISCARD = "POST /v1/dead-letters/msg_1/discard";

test("a message is discarded with a reason, and not without one", async () => {
  const answer = { id: "msg_1", outcome: "discarded", sentence: "a test of ours" };
  const { calls } = fakeApi({ ...ONE, [DISCARD]: answer });
  const { user } = renderApp(`${AT}?id=msg_1`);
  await user.click(await screen.findByRole("button", { name: "Discard…" }));
  const dialog = within(await screen.findByRole("dialog", { name: "Discard the message" }));
  const confirm = dialog.getByRole("button", { name: "Discard for good" });
  expect(dialog.getByText("3 clicks of yours are in it.")).toBeDefined();
  expect(confirm).toHaveProperty("disabled", true);
  await user.type(dialog.getByLabelText("Reason"), " a test of ours ");
  await user.click(confirm);
  await expect
    .poll(() => calls.find(({ method }) => method === "POST")?.body)
    .toEqual({ reason: "a test of ours" });
  await expect.poll(() => screen.queryByRole("button", { name: "Discard for good" })).toBeNull();
});

test("of what was discarded it is said by whom, why and what it was, and nothing is offered", async () => {
  const discarded = { settledAtMs: 1_795_000_000_000, discardedBy: "usr_ada", outcome: "a test" };
  const letter = deadLetterDetail({ ...discarded, bodySha256: "ab12", body: null });
  fakeApi({ [LIST]: { ...page(deadLetter(discarded)), waiting: 0 }, [ITEM]: letter });
  renderApp(`${AT}?id=msg_1`);
  for (const text of ["usr_ada", "a test", "ab12"])
    expect(await screen.findByText(text)).toBeDefined();
  expect(screen.getByRole("region", { name: "Body" }).textContent).toContain("It was deleted");
  expect(screen.queryByRole("button", { name: /Discard|Replay/ })).toBeNull();
});

// What the dialog sends is checked where it matters.
const cursorOf = ({ body }: Call) => (body as { readonly cursor?: string }).cursor;
const step = (settled: number, failed: number, nextCursor: string | null = null) => {
  const failure = { id: "msg_9", outcome: "failed", sentence: "no workspace wsp_1" };
  return { settled, failed, failures: failed === 0 ? [] : [failure], nextCursor };
};

async function openAll(replay: unknown) {
  const { calls } = fakeApi({
    [LIST]: { ...page(deadLetter()), waiting: 25 },
    [REPLAY_ALL]: replay,
  });
  const { user } = renderApp(AT);
  await user.click(await screen.findByRole("button", { name: "Replay all" }));
  const dialog = within(await screen.findByRole("dialog"));
  const cursors = () => calls.filter(({ method }) => method === "POST").map(cursorOf);
  return { user, dialog, cursors };
}

test("all that wait are replayed step by step, and what failed again is said with its reason", async () => {
  const steps: Readonly<Record<string, unknown>> = {
    "": step(10, 0, "a"),
    a: step(8, 2, "b"),
    b: step(5, 0),
  };
  const { user, dialog, cursors } = await openAll((call: Call) => steps[cursorOf(call) ?? ""]);
  await user.click(dialog.getByRole("button", { name: "Replay 25 messages" }));
  await dialog.findByRole("button", { name: "Done" });
  expect(dialog.getByText("23 done, 2 failed again.")).toBeDefined();
  expect(dialog.getByRole("list", { name: "Why some failed" }).textContent).toBe(
    "no workspace wsp_1",
  );
  expect(cursors()).toEqual([undefined, "a", "b"]);
});

test("while steps are on their way it is said how many are done", async () => {
  const { promise, resolve } = Promise.withResolvers<unknown>();
  const { user, dialog } = await openAll((call: Call) =>
    cursorOf(call) === undefined ? step(10, 0, "a") : promise,
  );
  await user.click(dialog.getByRole("button", { name: "Replay 25 messages" }));
  expect(await dialog.findByText("10 of 25")).toBeDefined();
  expect(dialog.getByRole("button", { name: "Stop" })).toBeDefined();
  resolve(step(15, 0));
  expect(await dialog.findByText("25 done, 0 failed again.")).toBeDefined();
});

test("a step that fails says so, and the next press goes on", async () => {
  let calls = 0;
  const { user, dialog } = await openAll(() => {
    calls += 1;
    return calls === 1 ? problem(503, { detail: "the ledger is away" }) : step(25, 0);
  });
  await user.click(dialog.getByRole("button", { name: "Replay 25 messages" }));
  expect((await dialog.findByRole("alert")).textContent).toContain("the ledger is away");
  await user.click(dialog.getByRole("button", { name: "Go on" }));
  expect(await dialog.findByRole("button", { name: "Done" })).toBeDefined();
});
