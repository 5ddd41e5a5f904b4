import { createTestWorkspace } from "@cleverdrip/testing";
import { expect, test, vi } from "vitest";
import { createControl } from "../test-support/control.ts";
import { createIsolate } from "../test-support/isolate.ts";
import { addSmartLink } from "../test-support/smart-link.ts";
import { createStore } from "../test-support/stores.ts";
import { publishSnapshot, READ_CONTROL, snapshotKey } from "./index.ts";

test("every kind is published as CONTROL has it, and removed when CONTROL has it no more", async () => {
  const { control, change } = createControl();
  const store = createStore();
  const workspace = await createTestWorkspace(control);
  const { workspaceId, campaignId, linkId, slug } = workspace;
  const smart = addSmartLink(change, workspace, [{ linkId, position: 0, weight: 1 }]);
  change(
    `INSERT INTO domains VALUES ('dom_1', ?, 'go.brand.example', 0, NULL, NULL, 0)`,
    workspaceId,
  );
  change(`INSERT INTO link_aliases VALUES (?, '12/34', ?)`, workspaceId, linkId);
  const targets = [
    { kind: "link", name: slug },
    { kind: "link", name: smart.slug },
    { kind: "campaign", name: campaignId },
    { kind: "workspace", name: workspaceId },
    { kind: "host", name: "go.brand.example" },
    { kind: "alias", name: `${workspaceId}:12/34` },
  ] as const;
  for (const { kind, name } of targets) {
    await publishSnapshot({ kind, name }, control, store);
    const published: unknown = JSON.parse((await store.get(snapshotKey(kind, name))) ?? "null");
    expect(published).toEqual(await READ_CONTROL[kind](control, name));
    expect(published).not.toBeNull();
  }
  change(`DELETE FROM domains`);
  change(`DELETE FROM link_aliases`);
  await publishSnapshot({ kind: "host", name: "go.brand.example" }, control, store);
  await publishSnapshot({ kind: "alias", name: `${workspaceId}:12/34` }, control, store);
  expect(store.values.has("v1:host:go.brand.example")).toBe(false);
  expect(store.values.has(`v1:alias:${workspaceId}:12/34`)).toBe(false);
});

/** A store to which another change is committed and published right before each of the first writes. */
function overtaken(writes: number, change: () => Promise<void>) {
  const store = createStore();
  let left = writes;
  const put = async (key: string, value: string) => {
    left -= 1;
    if (left >= 0) await change();
    await store.put(key, value);
  };
  return { store, slow: { ...store, put } };
}

test("a copy that was overtaken while it was published does not stay", async () => {
  const { control, change } = createControl();
  const { campaignId } = await createTestWorkspace(control);
  const target = { kind: "campaign", name: campaignId } as const;
  const { store, slow } = overtaken(2, async () => {
    change(`UPDATE campaigns SET version = version + 1 WHERE id = ?`, campaignId);
    await publishSnapshot(target, control, store);
  });
  await publishSnapshot(target, control, slow);
  expect(JSON.parse(store.values.get(snapshotKey("campaign", campaignId)) ?? "")).toMatchObject({
    version: 3,
  });
});

test("an isolate that read a link from CONTROL before it was paused does not publish it as active after", async () => {
  const { control, change } = createControl();
  const { slug } = await createTestWorkspace(control);
  const target = { kind: "link", name: slug } as const;
  const { store, slow } = overtaken(1, async () => {
    change(`UPDATE links SET status = 'paused', version = 2 WHERE slug = ?`, slug);
    await publishSnapshot(target, control, store);
  });
  expect(await createIsolate({ store: slow, control }).read("link", slug, 0)).toMatchObject({
    isPaused: false,
  });
  expect(JSON.parse(store.values.get(snapshotKey("link", slug)) ?? "")).toMatchObject({
    isPaused: true,
  });
});

/** A store that refuses so many writes. */
function refusing(refusals: number, message: string) {
  const store = createStore();
  const put = async (key: string, value: string) => {
    refusals -= 1;
    if (refusals >= 0) throw new Error(message);
    await store.put(key, value);
  };
  return { store, refusing: { ...store, put } };
}

const tooMany = "KV PUT failed: 429 Too Many Requests";

test("a write that KV refuses because it is the second within a second is made a moment later", async () => {
  vi.useFakeTimers();
  const { control } = createControl();
  const { slug } = await createTestWorkspace(control);
  const { store, refusing: kv } = refusing(2, tooMany);
  const published = publishSnapshot({ kind: "link", name: slug }, control, kv);
  await vi.runAllTimersAsync();
  await published;
  expect(store.values.has(snapshotKey("link", slug))).toBe(true);
  vi.useRealTimers();
});

test.each([
  [1, "KV PUT failed: 500 Internal Server Error"],
  [3, tooMany],
])("after %i refusals with %s the failure is the caller's to handle", async (refusals, message) => {
  vi.useFakeTimers();
  const { control } = createControl();
  const { slug } = await createTestWorkspace(control);
  const { refusing: kv } = refusing(refusals, message);
  const failure = expect(
    publishSnapshot({ kind: "link", name: slug }, control, kv),
  ).rejects.toThrow(message);
  await vi.runAllTimersAsync();
  await failure;
  vi.useRealTimers();
});
