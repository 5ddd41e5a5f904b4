import type { HostSnapshot, LinkSnapshot } from "@cleverdrip/core";
import { expect, test } from "vitest";
import {
  createReader,
  type AnySnapshot,
  type Asked,
  type Loaded,
  type SnapshotKind,
} from "./index.ts";

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

const down = () => Promise.reject(new Error("down"));

/** A memory with another one behind it, which gives what a test says. */
function createSecondMemory() {
  const behind = {
    asked: [] as (readonly Asked[])[],
    give: down as (each: Asked) => Promise<Loaded>,
  };
  const work: Promise<unknown>[] = [];
  const reader = createReader<null>((asked) => {
    behind.asked.push(asked);
    return (each) => behind.give(each);
  });
  const read = (kind: SnapshotKind, name: string, nowMs: number) =>
    reader.read(kind, name, {
      sources: null,
      nowMs,
      background: (promise) => void work.push(promise.catch(() => null)),
    });
  return { reader, behind, read, settle: () => Promise.all(work) };
}

const loaded = (value: AnySnapshot | null | undefined, ageMs = 0, tag = ""): Loaded => ({
  value,
  size: 100,
  tag,
  isSure: true,
  ageMs,
});

test("a copy out of another memory is as old here as it is there", async () => {
  const { reader, behind, read, settle } = createSecondMemory();
  behind.give = async () => loaded(link, 15_000);
  expect(await read("link", "abc", START)).toEqual(link);
  expect(reader.copyOf("link", "abc")?.readAtMs).toBe(START - 15_000);
  expect(read("link", "abc", START + 4_000)).toEqual(link);
  expect(behind.asked).toHaveLength(1);
  expect(read("link", "abc", START + 6_000)).toEqual(link);
  await settle();
  expect(behind.asked).toHaveLength(2);
});

test("a copy that is past its bound where it comes from is used for five seconds before that is asked again", async () => {
  const { behind, read, settle } = createSecondMemory();
  behind.give = async () => loaded(link, 3_600_000);
  await read("link", "abc", START);
  expect(read("link", "abc", START + 4_000)).toEqual(link);
  expect(behind.asked).toHaveLength(1);
  await read("link", "abc", START + 6_000);
  await settle();
  expect(behind.asked).toHaveLength(2);
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
  expect(behind.asked).toHaveLength(2);
  expect(second).toBe(first);
  behind.give = async () => loaded({ ...link, version: 2 });
  expect(await read("link", "abc", START + 40_000)).toMatchObject({ version: 2 });
});

test("caps that cannot be read are none for five seconds, those of others are an error", async () => {
  const { behind, read } = createSecondMemory();
  expect(await read("caps", "cmp_1", START)).toBeNull();
  expect(read("caps", "cmp_1", START + 4_000)).toBeNull();
  expect(behind.asked).toHaveLength(1);
  await expect(read("host", "a.example", START)).rejects.toThrow("down");
  const host: HostSnapshot = { workspaceId: "wsp_1" };
  behind.give = async () => loaded(host);
  expect(await read("host", "a.example", START)).toEqual(host);
});

test("outdated copies that are met at about the same time are asked for together, each by its tag", async () => {
  const { behind, read, settle } = createSecondMemory();
  behind.give = async ({ name }) => loaded({ ...link, slug: name }, 0, `1:${name}`);
  for (const name of ["a", "b", "c"]) await read("link", name, START);
  behind.asked.length = 0;
  for (const name of ["a", "b", "c", "a"]) read("link", name, START + 21_000);
  await settle();
  expect(behind.asked).toEqual([
    ["a", "b", "c"].map((name) => ({ kind: "link", name, tag: `1:${name}` })),
  ]);
});

test("one of several that nothing answers for is used as before, and the others are refreshed", async () => {
  const { reader, behind, read, settle } = createSecondMemory();
  behind.give = async () => loaded(link);
  for (const name of ["a", "b"]) await read("link", name, START);
  behind.give = async ({ name }) => {
    if (name === "a") throw new Error("down");
    return loaded({ ...link, version: 2 });
  };
  for (const name of ["a", "b"]) read("link", name, START + 21_000);
  await settle();
  expect(read("link", "a", START + 22_000)).toEqual(link);
  expect(reader.copyOf("link", "a")?.readAtMs).toBe(START);
  expect(read("link", "b", START + 22_000)).toMatchObject({ version: 2 });
});

test("a copy that is as its tag says stays, and is as new as what answered so", async () => {
  const { reader, behind, read, settle } = createSecondMemory();
  behind.give = async () => loaded(link, 0, "1:100");
  const first = await read("link", "abc", START);
  behind.give = async () => loaded(undefined, 2_000, "1:100");
  read("link", "abc", START + 21_000);
  await settle();
  expect(read("link", "abc", START + 22_000)).toBe(first);
  expect(reader.copyOf("link", "abc")?.readAtMs).toBe(START + 19_000);
});

test("the same version stays the same object, unless its JSON has another length", async () => {
  const { behind, read } = createSecondMemory();
  behind.give = async () => loaded(link);
  const first = await read("link", "abc", START);
  behind.give = async () => loaded({ ...link });
  expect(await read("link", "abc", START + 40_000)).toBe(first);
  behind.give = async () => ({ ...loaded({ ...link, isPaused: true }), size: 99 });
  expect(await read("link", "abc", START + 80_000)).toMatchObject({ isPaused: true });
});

test("a host has no version: another workspace's is taken at once, however alike they look", async () => {
  const { behind, read } = createSecondMemory();
  behind.give = async () => loaded({ workspaceId: "wsp_1" });
  await read("host", "go.example", START);
  behind.give = async () => loaded({ workspaceId: "wsp_2" });
  expect(await read("host", "go.example", START + 40_000)).toEqual({ workspaceId: "wsp_2" });
});
