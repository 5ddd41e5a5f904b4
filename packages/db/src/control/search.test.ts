import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { insertPublisher, listPublishers } from "./publishers.ts";

async function search(names: readonly string[], text: string): Promise<string[]> {
  const workspaceId = crypto.randomUUID();
  for (const [i, name] of names.entries()) {
    const id = `pub_${workspaceId}${i}`;
    const record = {
      id,
      workspaceId,
      name,
      email: `${i}@x.example`,
      tier: "",
      status: "active" as const,
      createdAtMs: 1,
      updatedAtMs: 1,
    };
    await insertPublisher(env.CONTROL, workspaceId, record, {
      id: `aud_${id}`,
      atMs: 1,
      actorId: "ada",
      action: "publisher.create",
      entity: "publisher",
      entityId: id,
      before: null,
      after: null,
    });
  }
  const filter = { limit: 10, beforeId: null, status: null, tier: null, search: text };
  const page = await listPublishers(env.CONTROL, workspaceId, filter);
  return page.rows.map((row) => row.name).toSorted();
}

test("text is found in either case, anywhere in the name", async () => {
  expect(await search(["Blue Traffic", "Red"], "TRAFF")).toEqual(["Blue Traffic"]);
});

test.each(["%", "_", "\\", "'"])("%s stands for itself", async (character) => {
  const name = `a${character}b`;
  expect(await search([name, "axb", "ab"], character)).toEqual([name]);
});
