import type { OutboundDeliveryRow } from "@cleverdrip/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { replayDeliveries } from "../../api/deliveries.ts";
import { formatCount } from "../../format/number.ts";
import { instantsOf } from "../../search-params/log-search.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { useWorkspace } from "../session/use-me.ts";
import { ReplayForm, type ReplayDraft } from "./replay-form.tsx";

type ReplayRangeProps = {
  /** What the log is narrowed to is what the form begins with. */
  readonly filter: {
    readonly endpointId?: string;
    readonly state?: OutboundDeliveryRow["state"];
    readonly from?: string;
    readonly to?: string;
  };
};

/** Sends whole days again, after a receiver was away or lost what it had. */
export function ReplayRange({ filter }: ReplayRangeProps) {
  const [isOpen, setIsOpen] = useState(false);
  const replay = useReplay();

  function close() {
    replay.reset();
    setIsOpen(false);
  }

  return (
    <>
      <Button onClick={() => setIsOpen(true)}>Send again …</Button>
      <Dialog isOpen={isOpen} onClose={close} title="Send deliveries again">
        {replay.data === undefined ? (
          <ReplayForm
            first={{
              endpointId: filter.endpointId ?? "",
              state: filter.state === "delivered" ? "delivered" : "failed",
              from: filter.from ?? "",
              to: filter.to ?? "",
            }}
            isBusy={replay.isPending}
            error={replay.error}
            onCancel={close}
            onSubmit={replay.mutate}
          />
        ) : (
          <Replayed {...replay.data} onClose={close} />
        )}
      </Dialog>
    </>
  );
}

function useReplay() {
  const { timezone } = useWorkspace();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async ({ endpointId, state, ...days }: ReplayDraft) => {
      const { from = "", to = "" } = instantsOf(days, timezone);
      const range = { state, from, to, ...(endpointId === "" ? {} : { endpointId }) };
      const { ids, isComplete } = await replayDeliveries(range);
      return { count: ids.length, isComplete };
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ["deliveries"] }),
  });
}

type ReplayedProps = {
  readonly count: number;
  readonly isComplete: boolean;
  readonly onClose: () => void;
};

function Replayed({ count, isComplete, onClose }: ReplayedProps) {
  return (
    <div className="space-y-4">
      <p role="status">
        {count === 0
          ? "There was none of these days to send again."
          : `${formatCount(count)} ${count === 1 ? "is" : "are"} on their way again, under the same ids.`}
        {!isComplete && " More are left: send them again the same way."}
      </p>
      <div className="flex justify-end">
        <Button look="primary" onClick={onClose}>
          Done
        </Button>
      </div>
    </div>
  );
}
