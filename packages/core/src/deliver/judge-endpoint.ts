import { hostProblem } from "./judge-host.ts";

/** What a WHATWG parser makes of an address; the runtime's URL has these. */
export type ParsedAddress = {
  readonly href: string;
  readonly protocol: string;
  readonly username: string;
  readonly password: string;
  readonly hostname: string;
  readonly port: string;
};

export type EndpointRules = {
  /** The runtime's own parser, `URL.parse`: what it reads is what it would connect to. */
  readonly parse: (text: string) => ParsedAddress | null;
  /** Plain http on port 80, where the owner asked for it. */
  readonly allowHttp: boolean;
  /** Hosts of the platform and the workspace, each with everything under it. */
  readonly ownHosts: readonly string[];
};

export type EndpointVerdict =
  /** To be sent to by `address.href`, never by the text it came from. */
  | { readonly kind: "ok"; readonly address: ParsedAddress }
  | { readonly kind: "refused"; readonly reason: string };

const MAX_ADDRESS = 8_192;

/** Parsers drop tabs and line breaks and turn backslashes into slashes: such a text is not what it looks like. */
const MISLEADING = /[\p{Cc}\p{Cf}\s\\]/u;

/** Whether deliveries may go to an address; to be asked when it is saved, when it is tested and when it is sent to. */
export function judgeEndpoint(
  text: string,
  { parse, allowHttp, ownHosts }: EndpointRules,
): EndpointVerdict {
  if (text.length > MAX_ADDRESS) return refused("The address is too long.");
  if (MISLEADING.test(text)) return refused("The address must not hold spaces or backslashes.");
  const address = parse(text);
  if (address === null) return refused("The address is not a usable URL.");
  if (address.protocol !== "https:" && !(allowHttp && address.protocol === "http:"))
    return refused("The address must start with https://.");
  if (address.username !== "" || address.password !== "")
    return refused("The address must not hold a user name or password.");
  // Parsers leave the scheme's own port out.
  if (address.port !== "") return refused("The port must be the usual one: 443, or 80 for http.");
  const problem = hostProblem(address.hostname, ownHosts);
  return problem === null ? { kind: "ok", address } : refused(problem);
}

function refused(reason: string): EndpointVerdict {
  return { kind: "refused", reason };
}
