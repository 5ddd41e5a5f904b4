import type { Campaign, DeliveryPatch } from "@cleverdrip/contract";

/** What every editor of a part of a campaign's delivery is given. */
export type EditorProps = {
  readonly campaign: Campaign;
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly onCancel: () => void;
  readonly onSave: (part: DeliveryPatch) => void;
};
