/** What is known of a request when its way is decided. Empty text and null = unknown. */
export type ClickFacts = {
  readonly atMs: number;
  readonly method: "GET" | "HEAD";
  /** `Sec-Purpose` or `Purpose`. */
  readonly purpose: string;
  readonly visitorId: string;
  /** The visitor brought our cookie; without it, uniqueness falls back to address and user agent. */
  readonly isReturning: boolean;
  /** What the visitor's cookie remembers of this campaign; null = never seen there. */
  readonly remembered: RememberedChoice | null;
  readonly ip: string;
  readonly country: string;
  readonly region: string;
  readonly city: string;
  readonly asn: number | null;
  readonly asOrganization: string;
  readonly userAgent: string;
  readonly language: string;
  readonly referrer: string;
  /** The link's query as it stood in the URL, without `?`. */
  readonly query: string;
};

/** Tags as in `choiceTag`; "" = none was chosen. */
export type RememberedChoice = { readonly variantTag: string; readonly landingTag: string };
