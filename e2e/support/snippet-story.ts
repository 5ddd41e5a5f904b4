import type { Campaign, ConversionRow, Link, Publisher, ReceivedRow } from "@cleverdrip/contract";
import { snippetTag } from "@cleverdrip/pixel";
import { type ApiSession, signIn } from "../../scripts/api/session.ts";
import { type Product, startProduct } from "./product.ts";
import { openSites, type Sites } from "./sites.ts";

/** The whole product, a shop whose pages carry its snippet, a publisher's blog, and a link between the two. */
export type SnippetStory = {
  readonly product: Product;
  readonly sites: Sites;
  readonly link: Link;
  /** Puts a page with the snippet's tag on every site. */
  readonly addTagged: Sites["addPage"];
  /** What the ledger has of a transaction, and every report of it. */
  readonly recorded: (txid: string) => Promise<readonly ConversionRow[]>;
  readonly received: (txid: string) => Promise<readonly ReceivedRow[]>;
  readonly stop: () => Promise<void>;
};

export async function startSnippetStory(): Promise<SnippetStory> {
  const [product, sites] = await Promise.all([startProduct(), openSites()]);
  const stop = async () => {
    await Promise.all([sites.stop(), product.stop()]);
  };
  try {
    const session = await signIn(product.dashboard, product);
    const link = await makeLink(session, sites.address("shop", "/landing"));
    // A name of the shop's own choice.
    const tag = snippetTag(product.dashboard, "/j/shop-7.js");
    const find =
      <T>(list: string) =>
      (txid: string) =>
        session.list<T>(`/v1/${list}?txid=${txid}`);
    return {
      product,
      sites,
      link,
      addTagged: (path, html, headers) =>
        sites.addPage(path, `<head>${tag}</head>${html}`, headers),
      recorded: find<ConversionRow>("conversions"),
      received: find<ReceivedRow>("received"),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function makeLink(session: ApiSession, landing: string): Promise<Link> {
  const { id: campaignId } = await session.post<Campaign>("/v1/campaigns", {
    name: "Snippet",
    destinationUrl: `${landing}?click_id={clickid}`,
    currency: "USD",
    eventTypes: [{ name: "sale", payout: { model: "cpa", amountMicros: 4_000_000 } }],
  });
  const person = { name: "Blog", email: "blog@publisher.example" };
  const { id: publisherId } = await session.post<Publisher>("/v1/publishers", person);
  return session.post<Link>("/v1/links", { campaignId, publisherId });
}
