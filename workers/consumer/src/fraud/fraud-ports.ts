import type { FraudPolicy, Knowledge, SourceFinding } from "@cleverdrip/core";
import type { WorkspaceSettings } from "@cleverdrip/db";
import type { WindowBatch } from "./window-storage.ts";

/** What sources were found to be, as last judged: new results are judged by it at once. */
export type KnownFraud = {
  readonly findings: readonly SourceFinding[];
  readonly knowledge: Knowledge;
  readonly rulesVersion: number;
};

/** What facts have to do with fraud. */
export type FraudPorts = {
  /** How the campaign deals with it. */
  readonly policyOf: (workspaceId: string, campaignId: string) => Promise<FraudPolicy>;
  /** null: nothing was judged yet. */
  readonly known: (settings: WorkspaceSettings) => Promise<KnownFraud | null>;
  /** Gives stored batches to the workspace's window; never fails, the window finds what it was not given. */
  readonly observe: (workspaceId: string, batches: readonly WindowBatch[]) => Promise<void>;
  /** Results changed: has sources judged soon. Never fails. */
  readonly wake: (workspaceId: string) => Promise<void>;
};
