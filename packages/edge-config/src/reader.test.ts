import type { HostSnapshot, LinkSnapshot } from "@cleverdrip/core";
import { expect, test } from "vitest";
import { createReader, type Loaded, type SnapshotKind, type SnapshotOf } from "./index.ts";

const START = Date.UTC(2026, 10, 20);

const link: LinkSnapshot = {
  version: 1,
  id: "lnk_1",
  number: 1,
  workspaceId: "wsp_1",
  campaignId: "cmp_1",
  publisherId: "pub_1",
  slug: "abc",
  isPaused: false,
  isPublisherPaused: false,
};

/** A memory with another one behind it, which gives what a test says. */
function createSecondMemory() {
  const behind = {
    asked: 0,
    give: (): Promise<Loaded<object>> => Promise.reject(new Error("down")),
  };
  const work: Promise<unknown>[] = [];
  const reader = createReader<null>(async <K extends SnapshotKind>() => {
    behind.asked += 1;
    // Tests give what they ask for.
    return (await behind.give()) as Loaded<SnapshotOf[K]>;
  });
  const read = (kind: SnapshotKind, name: string, nowMs: number) =>
    reader.read(kind, name, {
      sources: null,
      nowMs,
      background: (promise) => void work.push(promise.catch(() => null)),
    });
  return { reader, behind, read, settle: () => Promise.all(work) };
}

const loaded = (value: object | null, ageMs = 0) => ({ value, size: 100, isSure: true, ageMs });

test("a copy out of another memory is as old here as it is there", async () => {
  const { reader, behind, read, settle } = createSecondMemory();
  behind.give = async () => loaded(link, 15_000);
  expect(await read("link", "abc", START)).toEqual(link);
  expect(reader.copyOf("link", "abc")?.readAtMs).toBe(START - 15_000);
  expect(read("link", "abc", START + 4_000)).toEqual(link);
  expect(behind.asked).toBe(1);
  expect(read("link", "abc", START + 6_000)).toEqual(link);
  await settle();
  expect(behind.asked).toBe(2);
});

test("a copy that is past its bound where it comes from is used for five seconds before that is asked again", async () => {
  const { behind, read, settle } = createSecondMemory();
  behind.give = async () => loaded(link, 3_600_000);
  await read("link", "abc", START);
  expect(read("link", "abc", START + 4_000)).toEqual(link);
  expect(behind.asked).toBe(1);
  await read("link", "abc", START + 6_000);
  await settle();
  expect(behind.asked).toBe(2);
});

test("a day counts from when the copy was read of the store, through however many memories", async () => {
  const { behind, read } = createSecondMemory();
  behind.give = async () => loaded(link, 23 * 3_600_000);
  await read("link", "abc", START);
  behind.give = () => Promise.reject(new Error("down"));
  expect(await read("link", "abc", START + 1_800_000)).toEqual(link);
  await expect(read("link", "abc", START + 7_200_000)).rejects.toThrow("down");
});

test("an older version from behind does not replace a newer one", async () => {
  const { behind, read, settle } = createSecondMemory();
  behind.give = async () => loaded({ ...link, version: 2, isPaused: true });
  await read("link", "abc", START);
  behind.give = async () => loaded(link);
  read("link", "abc", START + 25_000);
  await settle();
  expect(read("link", "abc", START + 26_000)).toMatchObject({ version: 2, isPaused: true });
});

test("loads of the same version at the same moment leave one object, so that what was prepared of it is not lost", async () => {
  const { behind, read } = createSecondMemory();
  behind.give = async () => loaded({ ...link });
  const [first, second] = await Promise.all([
    read("link", "abc", START),
    read("link", "abc", START + 5),
  ]);
  expect(behind.asked).toBe(2);
  expect(second).toBe(first);
  behind.give = async () => loaded({ ...link, version: 2 });
  expect(await read("link", "abc", START + 40_000)).toMatchObject({ version: 2 });
});

test("caps that cannot be read are none for five seconds, those of others are an error", async () => {
  const { behind, read } = createSecondMemory();
  expect(await read("caps", "cmp_1", START)).toBeNull();
  expect(read("caps", "cmp_1", START + 4_000)).toBeNull();
  expect(behind.asked).toBe(1);
  await expect(read("host", "a.example", START)).rejects.toThrow("down");
  const host: HostSnapshot = { workspaceId: "wsp_1" };
  behind.give = async () => loaded(host);
  expect(await read("host", "a.example", START)).toEqual(host);
});
