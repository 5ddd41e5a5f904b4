import type { Client } from "./client.ts";
import { randomId } from "./member.ts";

/** Things of a workspace, made through its api. Fields given replace the usual ones. */
export async function makeCampaign(client: Client, fields: object = {}) {
  return made(
    await client.post("/v1/campaigns", {
      name: "Spring sale",
      destinationUrl: "https://shop.example/?click={clickid}",
      currency: "USD",
      eventTypes: [{ name: "sale", payout: { model: "cpa", amountMicros: 3_300_000 } }],
      ...fields,
    }),
  );
}

export async function makePublisher(client: Client, fields: object = {}) {
  const email = `${randomId()}@publisher.example`;
  return made(await client.post("/v1/publishers", { name: "Traffic Ltd", email, ...fields }));
}

export async function makeDomain(client: Client, hostname = `${randomId()}.example`) {
  return made(await client.post("/v1/domains", { hostname }));
}

/** A webhook unless another kind is given. */
export async function makeEndpoint(client: Client, fields: object = {}) {
  const body = { kind: "webhook", name: "Hook", url: "https://hooks.example/in", ...fields };
  return made(await client.post("/v1/endpoints", body));
}

/** With a campaign and a publisher of its own unless they are given. */
export async function makeLink(client: Client, fields: object = {}) {
  const parts = {
    ...("campaignId" in fields ? {} : { campaignId: (await makeCampaign(client)).id }),
    ...("publisherId" in fields ? {} : { publisherId: (await makePublisher(client)).id }),
  };
  return made(await client.post("/v1/links", { ...parts, ...fields }));
}

/** Over one new link unless members are given; its publisher is that of the links. */
export async function makeSmartLink(client: Client, fields: object = {}) {
  const link = await makeLink(client);
  const members = [{ linkId: link.id, weight: 1 }];
  const body = { name: "Best of", publisherId: link.publisherId, members, ...fields };
  return made(await client.post("/v1/smart-links", body));
}

// oxlint-disable-next-line typescript/no-explicit-any
function made(answer: { readonly status: number; readonly body: any }): any {
  if (answer.status !== 201) throw new Error(`not made: ${JSON.stringify(answer.body)}`);
  return answer.body;
}
