// Everything behind the tracker's bindings, over the HTTP that workerd speaks to KV and queues: one link, and a
// queue that keeps what it is given while it is told to.
let isKeeping = false;
let kept = [];

export default {
  async fetch(request, env) {
    const url = new URL(request.url);
    if (url.pathname === "/message" || url.pathname === "/batch") return take(request);
    if (url.pathname === "/bench/keep") return keep();
    if (url.pathname === "/bench/clicks") return Response.json({ clicks: countClicks() });
    if (request.method !== "GET") return new Response(null, { status: 204 });
    const value = JSON.parse(env.SNAPSHOT_VALUES)[decodeURIComponent(url.pathname.slice(1))];
    return value === undefined ? new Response(null, { status: 404 }) : new Response(value);
  },
};

async function take(request) {
  const body = await request.text();
  if (isKeeping) kept.push(body);
  return Response.json({ metadata: { metrics: {} } });
}

function keep() {
  isKeeping = true;
  kept = [];
  return new Response(null, { status: 204 });
}

/** Clicks in the kept messages. */
function countClicks() {
  isKeeping = false;
  return kept.reduce((sum, body) => sum + JSON.parse(body).clicks.length, 0);
}
