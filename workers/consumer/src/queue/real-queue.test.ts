import { env } from "cloudflare:workers";
import { expect, test, vi } from "vitest";
import { countRows } from "../../test-support/dead-letters.ts";

type Kept = { readonly body: string; readonly encoding: string };

/** As many as the queue's batches are, so that it does not wait for company. */
const BATCH = 20;

test.each([
  ["clicks", env.DEAD_CLICKS],
  ["deliveries", env.DEAD_DELIVERIES],
])(
  "what the dead-letter queue of %s really delivers is a row each, by its content type",
  async (name, queue) => {
    const mark = crypto.randomUUID();
    const bytes = new Uint8Array([...new TextEncoder().encode(mark), 0xff, 0x00]);
    const bodies: MessageSendRequest[] = [
      { body: { mark }, contentType: "json" },
      { body: `text ${mark} {`, contentType: "text" },
      { body: bytes, contentType: "bytes" },
      { body: new Map([["mark", mark]]), contentType: "v8" },
    ];
    const rest = Array.from({ length: BATCH - bodies.length }, (_, i) => ({ body: { mark, i } }));
    await queue.sendBatch([...bodies, ...rest]);
    const marked = [`%${mark}%`, `${btoa(mark)}%`] as const;
    await vi.waitFor(async () => {
      const sql = `SELECT count(*) AS n FROM dead_letters WHERE body LIKE ? OR body LIKE ?`;
      expect(await countRows(sql, ...marked)).toBe(BATCH);
    }, 20_000);
    const { results } = await env.EVENTS.prepare(
      `SELECT body, encoding FROM dead_letters WHERE (body LIKE ? OR body LIKE ?) AND body NOT LIKE '%"i"%' AND queue = ?`,
    )
      .bind(...marked, `cleverdrip-${name}`)
      .all<Kept>();
    expect(Object.fromEntries(results.map(({ encoding, body }) => [encoding, body]))).toEqual({
      json: JSON.stringify({ mark }),
      text: `text ${mark} {`,
      bytes: btoa(String.fromCharCode(...bytes)),
      described: JSON.stringify([["mark", mark]]),
    });
  },
);
