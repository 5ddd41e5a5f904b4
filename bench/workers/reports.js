// In the tracker's place: reports of new results to the real consumer, and beside it, over the same kind of call, one
// that inserts a single row. It is told first which clicks the reports are of.
import { WorkerEntrypoint } from "cloudflare:workers";

export class Bare extends WorkerEntrypoint {
  async insert(id, atMs, body) {
    await this.env.EVENTS.prepare("INSERT INTO bench_rows (id, at_ms, body) VALUES (?1, ?2, ?3)")
      .bind(id, atMs, body)
      .run();
    return { id };
  }
}

const clicks = {};
let next = 0;

export default {
  async fetch(request, env) {
    const [, action, link] = new URL(request.url).pathname.split("/");
    switch (action) {
      case "clicks":
        return keepClicks(link, await request.json(), env);
      case "bare":
        return Response.json(await env.BARE.insert(crypto.randomUUID(), Date.now(), BODY));
      case "report":
        return report(clicks[link], env);
      default:
        return new Response(null, { status: 404 });
    }
  },
};

/** About as much as a report says. */
const BODY = "x".repeat(300);

async function keepClicks(link, { linkNumber, batches }, env) {
  await env.CONSUMER.storeClicks(batches);
  const stored = batches.flatMap((batch) => batch.clicks);
  clicks[link] = stored.map(({ id, atMs }) => ({ clickId: id, atMs, linkNumber }));
  return new Response(null, { status: 204 });
}

/** Of the next click, with a transaction id that nobody has used: a result of its own. */
async function report(known, env) {
  const click = known[next++ % known.length];
  const said = { event: "sale", amount: "25.00", currency: "USD", txid: crypto.randomUUID() };
  const verdict = await env.CONSUMER.takeReport({
    v: 2,
    kind: "report",
    receivedAtMs: Date.now(),
    via: "postback",
    parameters: Object.entries({ click_id: click.clickId, ...said }),
    query: new URLSearchParams(said).toString(),
    ip: "203.0.113.7",
    host: "go.example",
    click,
    clickProblem: null,
  });
  return Response.json(verdict, { status: verdict.verdict === "recorded" ? 200 : 500 });
}
