import type { Campaign } from "@cleverdrip/contract";
import { lazy, Suspense } from "react";
import { Sheet } from "../../ui/dialog.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useSaveCampaign } from "../campaigns/use-save-campaign.ts";

// Looked at far more often than edited: the editor comes when it is opened.
const AttributionEditor = lazy(() =>
  import("./attribution-editor.tsx").then(({ AttributionEditor: component }) => ({
    default: component,
  })),
);

type AttributionSheetProps = {
  readonly campaign: Campaign;
  readonly isOpen: boolean;
  readonly onClose: () => void;
};

export function AttributionSheet({ campaign, isOpen, onClose }: AttributionSheetProps) {
  const words = "Attribution saved";
  const saving = useSaveCampaign({ id: campaign.id, words, onSaved: onClose });

  function close() {
    saving.reset();
    onClose();
  }

  return (
    <Sheet
      isOpen={isOpen}
      isWide
      onClose={close}
      title="Attribution rules"
      description={campaign.name}
    >
      {isOpen && (
        <Suspense fallback={<Skeleton className="h-96" />}>
          <AttributionEditor
            campaign={campaign}
            isBusy={saving.isPending}
            error={saving.error}
            onCancel={close}
            onSave={saving.mutate}
          />
        </Suspense>
      )}
    </Sheet>
  );
}
