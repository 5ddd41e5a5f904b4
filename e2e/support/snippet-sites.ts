import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { buildSnippet, snippetPaths, snippetTag } from "@cleverdrip/pixel";

/** What the tracker was told of a conversion. */
export type Report = {
  readonly method: string;
  readonly clickId: string;
  readonly txid: string;
};

export type SnippetSites = {
  /** Every host under it is another site, or a subdomain of one: address("www.shop", "/landing"). */
  readonly address: (host: string, path: string) => string;
  /** Puts a page with the snippet's tag on every site. */
  readonly addPage: (path: string, html: string, headers?: Record<string, string>) => void;
  readonly reports: readonly Report[];
  /** Paths of the clicks asked for. */
  readonly clicks: readonly string[];
  readonly stop: () => Promise<void>;
};

/** The click id that the tracker answers a click with. */
export const answeredClickId = "1a2b3c4d5e6f7g8h9j0k1m2n3p4q5r6s";

/** A tracker at go.localhost, as the snippet sees it, and sites beside it; browsers find *.localhost on loopback. */
export async function openSnippetSites(): Promise<SnippetSites> {
  const reports: Report[] = [];
  const clicks: string[] = [];
  const pages = new Map<string, { html: string; headers: Record<string, string> }>();
  const server = createServer(async (request, response) => {
    if (request.headers.host?.startsWith("go.") === true) {
      await answerAsTracker(request, response, { reports, clicks });
      return;
    }
    const page = pages.get((request.url ?? "").replace(/\?.*/, ""));
    const html = { "content-type": "text/html; charset=utf-8" };
    response.writeHead(page ? 200 : 404, { ...html, ...page?.headers });
    response.end(page && `<!doctype html><head>${tag()}</head>${page.html}`);
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, "127.0.0.1", resolve);
  await promise;
  const bound = server.address();
  const port = typeof bound === "object" ? bound?.port : 0;
  const address = (host: string, path: string) => `http://${host}.localhost:${port}${path}`;
  const tag = () => snippetTag(address("go", ""));
  return {
    address,
    addPage: (path, html, headers = {}) => void pages.set(path, { html, headers }),
    reports,
    clicks,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

type Received = { readonly reports: Report[]; readonly clicks: string[] };

async function answerAsTracker(
  request: IncomingMessage,
  response: ServerResponse,
  { reports, clicks }: Received,
): Promise<void> {
  const { headers, method = "", url = "" } = request;
  const origin = `http://${headers.host}`;
  const { pathname, search } = new URL(url, origin);
  if (pathname === snippetPaths.script) {
    response.writeHead(200, { "content-type": "text/javascript; charset=utf-8" });
    response.end(buildSnippet({ origin }));
  } else if (pathname === snippetPaths.event) {
    const sent = new URLSearchParams(method === "POST" ? await text(request) : search);
    reports.push({ method, clickId: sent.get("cid") ?? "", txid: sent.get("txid") ?? "" });
    response.writeHead(200, { "access-control-allow-origin": "*", "content-type": "image/gif" });
    response.end(
      Buffer.from("R0lGODlhAQABAIAAAP///wAAACH5BAEAAAAALAAAAAABAAEAAAICRAEAOw==", "base64"),
    );
  } else {
    clicks.push(url);
    response.writeHead(200, {
      "access-control-allow-origin": headers.origin ?? "",
      "access-control-allow-credentials": "true",
      "content-type": "application/json",
    });
    response.end(JSON.stringify({ clickId: answeredClickId, reason: "OK" }));
  }
}
