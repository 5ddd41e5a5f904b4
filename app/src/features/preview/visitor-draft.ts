import type { SimulatedVisitor } from "@cleverdrip/contract";

/** What a person would say of a visitor. */
export type VisitorDraft = {
  readonly country: string | null;
  readonly agent: AgentName;
  readonly language: string;
  readonly referrer: string;
  readonly query: string;
  readonly ip: string;
  readonly isReturning: boolean;
};

type Agent = { readonly value: string; readonly label: string; readonly userAgent: string };

/** A user agent for each of the usual devices. */
export const AGENTS = [
  {
    value: "windows",
    label: "Windows PC, Chrome",
    userAgent:
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36",
  },
  {
    value: "mac",
    label: "Mac, Safari",
    userAgent:
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15",
  },
  {
    value: "linux",
    label: "Linux PC, Firefox",
    userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0",
  },
  {
    value: "iphone",
    label: "iPhone, Safari",
    userAgent:
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1",
  },
  {
    value: "android",
    label: "Android phone, Chrome",
    userAgent:
      "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36",
  },
  {
    value: "ipad",
    label: "iPad, Safari",
    userAgent:
      "Mozilla/5.0 (iPad; CPU OS 17_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.6 Mobile/15E148 Safari/604.1",
  },
  {
    value: "bot",
    label: "Search engine's bot",
    userAgent: "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
  },
  { value: "unknown", label: "Not known", userAgent: "" },
] as const satisfies readonly Agent[];

export type AgentName = (typeof AGENTS)[number]["value"];

export const SOMEBODY: VisitorDraft = {
  country: null,
  agent: "windows",
  language: "",
  referrer: "",
  query: "",
  ip: "",
  isReturning: false,
};

/** What was not said is left out: it is unknown. */
export function visitorOf(draft: VisitorDraft): Partial<SimulatedVisitor> {
  const texts = {
    country: draft.country ?? "",
    userAgent: AGENTS.find(({ value }) => value === draft.agent)?.userAgent ?? "",
    language: draft.language.trim(),
    referrer: draft.referrer.trim(),
    query: draft.query.trim().replace(/^\?/, ""),
    ip: draft.ip.trim(),
  };
  return {
    ...Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== "")),
    ...(draft.isReturning ? { isReturning: true } : {}),
  };
}
