import type { Campaign, CampaignPatch } from "@cleverdrip/contract";

/** What every editor of a part of a campaign's payouts is given. */
export type EditorProps = {
  readonly campaign: Campaign;
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly onCancel: () => void;
  readonly onSave: (patch: CampaignPatch) => void;
};
