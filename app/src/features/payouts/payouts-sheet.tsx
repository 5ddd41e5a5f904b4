import type { Campaign } from "@cleverdrip/contract";
import { lazy, Suspense } from "react";
import { Sheet } from "../../ui/dialog.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useSaveCampaign } from "../campaigns/use-save-campaign.ts";
import { PARTS, type Part } from "./parts.ts";

// Looked at far more often than edited: the editors come when one is opened.
const PayoutsEditor = lazy(() =>
  import("./payouts-editor.tsx").then(({ PayoutsEditor: component }) => ({ default: component })),
);

type PayoutsSheetProps = {
  readonly campaign: Campaign;
  /** The part that is edited; null while none is. */
  readonly part: Part | null;
  readonly onClose: () => void;
};

export function PayoutsSheet({ campaign, part, onClose }: PayoutsSheetProps) {
  const saving = useSaveCampaign({
    id: campaign.id,
    words: part === null ? "Saved" : PARTS[part].saved,
    onSaved: onClose,
  });

  function close() {
    saving.reset();
    onClose();
  }

  return (
    <Sheet
      isOpen={part !== null}
      isWide={part !== null && PARTS[part].isWide}
      onClose={close}
      title={part === null ? "" : PARTS[part].title}
      description={campaign.name}
    >
      {part !== null && (
        <Suspense fallback={<Skeleton className="h-96" />}>
          <PayoutsEditor
            part={part}
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
