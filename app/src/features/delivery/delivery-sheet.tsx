import type { Campaign, DeliveryPatch } from "@cleverdrip/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { campaignQuery, patchCampaign } from "../../api/campaigns.ts";
import { Sheet } from "../../ui/dialog.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useAnnounceChange } from "../live-everywhere/use-announce-change.ts";
import { PARTS, type Part } from "./parts.ts";

// Looked at far more often than edited: the editors come when one is opened.
const DeliveryEditor = lazy(() =>
  import("./delivery-editor.tsx").then(({ DeliveryEditor: component }) => ({
    default: component,
  })),
);

type DeliverySheetProps = {
  readonly campaign: Campaign;
  /** The part that is edited; null while none is. */
  readonly part: Part | null;
  readonly onClose: () => void;
};

export function DeliverySheet({ campaign, part, onClose }: DeliverySheetProps) {
  const queryClient = useQueryClient();
  const announce = useAnnounceChange();
  const saving = useMutation({
    mutationFn: (delivery: DeliveryPatch) => patchCampaign(campaign.id, { delivery }),
    onSuccess: async (saved) => {
      announce(part === null ? "Saved" : PARTS[part].saved, saved);
      queryClient.setQueryData(campaignQuery(campaign.id).queryKey, saved);
      onClose();
      await queryClient.invalidateQueries({ queryKey: ["campaigns"] });
    },
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
          <DeliveryEditor
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
