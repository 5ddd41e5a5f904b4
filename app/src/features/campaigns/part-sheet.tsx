import type { Campaign, CampaignPatch } from "@cleverdrip/contract";
import { Suspense, type ReactNode } from "react";
import { Sheet } from "../../ui/dialog.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
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
    <Sheet
      isOpen={words !== null}
      isWide={words?.isWide ?? false}
      onClose={close}
      title={words?.title ?? ""}
      description={campaign.name}
    >
      {words !== null && (
        <Suspense fallback={<Skeleton className="h-96" />}>
          {children({ ...editing, onCancel: close, onSave: saving.mutate })}
        </Suspense>
      )}
    </Sheet>
  );
}
