import type { Campaign, CampaignPatch } from "@cleverdrip/contract";
import type { ReactNode } from "react";
import { EditorSheet } from "../../ui/editor-sheet.tsx";
import { useSaveCampaign } from "./use-save-campaign.ts";

type PartWords = { readonly title: string; readonly saved: string; readonly isWide: boolean };

export type PartEditing = {
  readonly campaign: Campaign;
  readonly isBusy: boolean;
  readonly error: Error | null;
  readonly onCancel: () => void;
  readonly onSave: (patch: CampaignPatch) => void;
};

type PartSheetProps = {
  readonly campaign: Campaign;
  /** Of the part that is edited; null while none is. */
  readonly words: PartWords | null;
  readonly onClose: () => void;
  readonly children: (editing: PartEditing) => ReactNode;
};

/** Where a part of a campaign is edited and saved; its editor may still be loading. */
export function PartSheet({ campaign, words, onClose, children }: PartSheetProps) {
  const saving = useSaveCampaign({
    id: campaign.id,
    words: words?.saved ?? "Saved",
    onSaved: onClose,
  });

  function close() {
    saving.reset();
    onClose();
  }

  const editing = { campaign, isBusy: saving.isPending, error: saving.error };
  return (
    <EditorSheet
      isOpen={words !== null}
      isWide={words?.isWide ?? false}
      onClose={close}
      title={words?.title ?? ""}
      name={campaign.name}
    >
      {words !== null && children({ ...editing, onCancel: close, onSave: saving.mutate })}
    </EditorSheet>
  );
}
