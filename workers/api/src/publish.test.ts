import { expect, test, vi } from "vitest";
import { signedIn } from "../test-support/member.ts";
import { testServices } from "../test-support/services.ts";
import { snapshotOf } from "../test-support/snapshot.ts";
import { publishAll } from "./publish.ts";

test("one snapshot that cannot be published does not keep the others back", async () => {
  const logged = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const members = [await signedIn(), await signedIn(), await signedIn()];
  const [broken = ""] = members.map((member) => member.workspaceId);
  const { control, snapshots } = testServices();
  const put = async (key: string, value: string) => {
    if (key.endsWith(broken)) throw new Error("KV is down");
    await snapshots.put(key, value);
  };
  const targets = members.map((member) => ({
    kind: "workspace" as const,
    name: member.workspaceId,
  }));
  await publishAll(targets, { control, snapshots: { ...snapshots, put } });
  const published = await Promise.all(targets.map(({ name }) => snapshotOf("workspace", name)));
  expect(published.map((snapshot) => snapshot !== null)).toEqual([false, true, true]);
  expect(logged.mock.calls).toEqual([
    [expect.objectContaining({ event: "snapshot.publish-failed", name: broken })],
  ]);
  logged.mockRestore();
});

test("a thing that is gone is taken from the edge", async () => {
  const { control, snapshots } = testServices();
  await snapshots.put("v1:host:gone.example", "{}");
  await publishAll([{ kind: "host", name: "gone.example" }], { control, snapshots });
  expect(await snapshotOf("host", "gone.example")).toBeNull();
});
