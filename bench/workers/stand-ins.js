// Everything behind the tracker's bindings, over the HTTP that workerd speaks to KV and queues: as many links as are
// asked for, and a queue that keeps what it is given, with the time it came, while it is told to.
let isKeeping = false;
let kept = [];
let values;

export default {
  async fetch(request, env) {
    const url = new URL(request.url);
    if (url.pathname === "/message" || url.pathname === "/batch") return take(request);
    if (url.pathname === "/bench/keep") return keep();
    if (url.pathname === "/bench/messages") return messages();
    if (request.method !== "GET") return new Response(null, { status: 204 });
    values ??= createValues(JSON.parse(env.SNAPSHOT_TEMPLATES));
    const value = values(decodeURIComponent(url.pathname.slice(1)));
    return value === null ? new Response(null, { status: 404 }) : new Response(value);
  },
};

async function take(request) {
  const atMs = Date.now();
  const body = await request.text();
  if (isKeeping) kept.push({ atMs, body });
  return Response.json({ metadata: { metrics: {} } });
}

function keep() {
  isKeeping = true;
  kept = [];
  return new Response(null, { status: 204 });
}

function messages() {
  isKeeping = false;
  return Response.json(kept);
}

/** Snapshots by key, made when they are asked for: 100,000 links need no memory here. */
function createValues(templates) {
  const { linksPerCampaign, linkKey, link, campaignKey, campaign } = templates;
  const campaignText = JSON.stringify({ ...campaign, id: "?" });
  return (key) => {
    if (key === templates.workspaceKey) return JSON.stringify(templates.workspace);
    if (key.startsWith(campaignKey)) {
      return campaignText.replace(
        '"id":"?"',
        `"id":"${campaign.id}${key.slice(campaignKey.length)}"`,
      );
    }
    if (!key.startsWith(linkKey)) return null;
    const number = Number(key.slice(linkKey.length));
    return JSON.stringify({
      ...link,
      number,
      id: link.id + number,
      campaignId: link.campaignId + Math.floor(number / linksPerCampaign),
      publisherId: link.publisherId + (number % linksPerCampaign),
      slug: link.slug + number,
    });
  };
}
