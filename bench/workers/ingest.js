// Sends the queue what trackers would, waits until the consumer has stored it, and inserts the very rows that came of it
// once more, in bulk. Or it hands batches to the consumer at once. What is to be done is handed over before: what is timed
// is the doing.
const COLUMNS_SQL = "SELECT name FROM pragma_table_info('bare_clicks')";
const POLL_MS = 5;
/** Messages of about 64 KB: a call takes 256. */
const MESSAGES_A_CALL = 3;
const ROWS_A_CALL = 1_000;

let messages = [];
let rows = [];
let columns = [];

export default {
  async fetch(request, env) {
    const url = new URL(request.url);
    switch (url.pathname) {
      case "/hand-over":
        messages = await request.json();
        return new Response(null, { status: 204 });
      case "/ingest":
        return Response.json({ ms: await timed(() => ingest(env)) });
      case "/store":
        return Response.json({ ms: await timed(() => env.CONSUMER.storeClicks(messages)) });
      case "/take-rows":
        return Response.json(await takeRows(env));
      case "/insert":
        return Response.json({ ms: await timed(() => insert(env)) });
      default:
        return new Response(null, { status: 404 });
    }
  },
};

async function timed(work) {
  const startedMs = Date.now();
  await work();
  return Date.now() - startedMs;
}

async function ingest({ CLICKS, EVENTS }) {
  for (let i = 0; i < messages.length; i += MESSAGES_A_CALL) {
    const some = messages.slice(i, i + MESSAGES_A_CALL);
    await CLICKS.sendBatch(some.map((body) => ({ body, contentType: "json" })));
  }
  const ids = JSON.stringify(messages.map(({ batchId }) => batchId));
  const workspaceId = messages[0].links[0][0];
  const stored = EVENTS.prepare(
    `SELECT count(*) AS n FROM json_each(?2) j CROSS JOIN click_batches b ON b.workspace_id = ?1 AND b.batch_id = j.value`,
  ).bind(workspaceId, ids);
  while ((await stored.first("n")) < messages.length)
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
}

/** The rows that the last messages became. */
async function takeRows({ EVENTS }) {
  const { results: named } = await EVENTS.prepare(COLUMNS_SQL).all();
  columns = named.map(({ name }) => name);
  const ids = JSON.stringify(messages.map(({ batchId }) => batchId));
  const first = messages[0].clicks[0][2].slice(0, 5);
  const { results } = await EVENTS.prepare(
    `SELECT ${columns.join(", ")} FROM clicks
     WHERE workspace_id = ?1 AND id >= ?2 AND batch_id IN (SELECT value FROM json_each(?3))`,
  )
    .bind(messages[0].links[0][0], first, ids)
    .all();
  rows = results.map((row) => columns.map((name) => row[name]));
  return { rows: rows.length };
}

async function insert({ EVENTS }) {
  const values = columns.map((_, i) => `r.value ->> ${i}`).join(", ");
  const statement = EVENTS.prepare(
    `INSERT INTO bare_clicks (${columns.join(", ")}) SELECT ${values} FROM json_each(?1) r`,
  );
  for (let i = 0; i < rows.length; i += ROWS_A_CALL)
    await statement.bind(JSON.stringify(rows.slice(i, i + ROWS_A_CALL))).run();
}
