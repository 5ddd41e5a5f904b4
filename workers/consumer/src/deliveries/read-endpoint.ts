import { judgeEndpoint, type EndpointVerdict } from "@cleverdrip/core";

export type EndpointChecks = {
  readonly allowHttp: boolean;
  readonly ownHosts: readonly string[];
  /** For a receiver on this machine, in tests and local development only. */
  readonly allowLoopback: boolean;
};

const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]"]);

/** An endpoint's address as this runtime would connect to it, or why nothing goes there. */
export function readEndpoint(text: string, checks: EndpointChecks): EndpointVerdict {
  if (checks.allowLoopback) {
    const address = URL.parse(text);
    if (address !== null && isLoopback(address)) return { kind: "ok", address };
  }
  return judgeEndpoint(text, { ...checks, parse: (own) => URL.parse(own) });
}

export function isLoopback({ hostname }: Pick<URL, "hostname">): boolean {
  return LOOPBACK.has(hostname);
}
