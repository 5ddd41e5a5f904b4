import type {
  ConversionRecord,
  ConversionState,
  NewDelivery,
  WorkspaceSettings,
} from "@cleverdrip/db";

/** A conversion as it was (null = it is new) and as it is about to be. */
export type ConversionNews = {
  readonly workspace: WorkspaceSettings;
  readonly before: ConversionRecord | null;
  readonly after: ConversionState;
};

/** What is to be told to whom of a change, to be written in its transaction. */
export type Outbox = (news: ConversionNews) => Promise<readonly NewDelivery[]>;
