/** What the edge decides from: published copies of configuration, each with a version that only grows. */
export type LinkSnapshot = {
  readonly version: number;
  readonly id: string;
  readonly number: number;
  readonly workspaceId: string;
  readonly campaignId: string;
  readonly publisherId: string;
  readonly slug: string;
  readonly isPaused: boolean;
  readonly isPublisherPaused: boolean;
};

export type CampaignSnapshot = {
  readonly version: number;
  readonly id: string;
  readonly workspaceId: string;
  readonly name: string;
  readonly currency: string;
  readonly isPaused: boolean;
  readonly destinationUrl: string;
  readonly fallbackUrl: string | null;
};

export type WorkspaceSnapshot = {
  readonly version: number;
  readonly id: string;
  readonly name: string;
  readonly fallbackUrl: string | null;
};

/** A tracking host of a customer. */
export type HostSnapshot = { readonly workspaceId: string };
