import fc from "fast-check";
import { expect, test } from "vitest";
import type { SnapshotKind } from "./snapshot-kinds.ts";
import { createSnapshotMemory, newEntry } from "./snapshot-memory.ts";

const host = (name: string, size = 100) => newEntry(name, { workspaceId: name }, size);

test("past its bytes the copies go that came first and were not read since", () => {
  const memory = createSnapshotMemory(100 * host("h10").bytes);
  for (let i = 10; i < 110; i += 1) memory.keep("host", `h${i}`.slice(-3), host("h10"));
  const used = memory.find("host", "h10");
  if (used !== undefined) used.isUsed = true;

  memory.keep("host", "new", host("new"));

  expect(memory.find("host", "h10")).toBe(used);
  expect(memory.find("host", "h11")).toBeUndefined();
  expect(memory.find("host", "new")).toBeDefined();
  expect(memory.find("host", "h50")).toBeDefined();
});

test("a flood of one kind pushes out its own before what is few of another", () => {
  const memory = createSnapshotMemory(1_000_000);
  memory.keep("workspace", "wsp_1", newEntry<never>("wsp_1", null, 500));
  for (let i = 0; i < 10_000; i += 1) memory.keep("host", `host-${i}`, host(`host-${i}`));
  expect(memory.find("workspace", "wsp_1")).toBeDefined();
  expect(memory.bytes()).toBeLessThanOrEqual(1_000_000);
});

test("where everything is in use an eviction still ends with room", () => {
  const memory = createSnapshotMemory(2_000_000);
  for (let i = 0; i < 20_000; i += 1) {
    const entry = host(`host-${i}`);
    entry.isUsed = true;
    memory.keep("host", `host-${i}`, entry);
  }
  expect(memory.bytes()).toBeLessThanOrEqual(2_000_000);
});

test("whatever is kept, replaced and forgotten, its bytes are those of what it holds, within the bound", () => {
  const kind = fc.constantFrom<SnapshotKind>("link", "host", "campaign", "caps");
  const step = fc.record({
    kind,
    name: fc.integer({ min: 0, max: 30 }).map(String),
    size: fc.integer({ min: 0, max: 2_000 }),
    isForgotten: fc.boolean(),
    isRead: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const maxBytes = 40_000;
      const memory = createSnapshotMemory(maxBytes);
      const names = new Set<`${SnapshotKind} ${string}`>();
      for (const { kind: of, name, size, isForgotten, isRead } of steps) {
        names.add(`${of} ${name}`);
        if (isForgotten) memory.forget(of, name);
        else memory.keep(of, name, newEntry<never>(name, null, size));
        const entry = memory.find(of, name);
        if (entry !== undefined) entry.isUsed = isRead;
        const held = [...names].map((key) => {
          const [heldKind = "link", heldName = ""] = key.split(" ") as [SnapshotKind, string];
          return memory.find(heldKind, heldName)?.bytes ?? 0;
        });
        expect(memory.bytes()).toBe(held.reduce((sum, bytes) => sum + bytes, 0));
        expect(memory.bytes()).toBeLessThanOrEqual(maxBytes);
      }
    }),
  );
});
