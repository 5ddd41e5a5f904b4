import type { DeliveryDetail } from "@cleverdrip/contract";
import { useQuery } from "@tanstack/react-query";
import { deliveryQuery } from "../../api/deliveries.ts";
import { formatDuration, formatInstant } from "../../format/time.ts";
import { CodeBlock } from "../../ui/code.tsx";
import { Sheet } from "../../ui/dialog.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { Transcript } from "../../ui/transcript.tsx";
import { useWorkspace } from "../session/use-me.ts";
import { attemptWords } from "./attempt-words.ts";
import { DeliveryFacts } from "./delivery-facts.tsx";
import { ReplayDelivery } from "./replay-delivery.tsx";

type DeliverySheetProps = { readonly id: string | null; readonly onClose: () => void };

export function DeliverySheet({ id, onClose }: DeliverySheetProps) {
  const delivery = useQuery({ ...deliveryQuery(id ?? ""), enabled: id !== null });
  return (
    <Sheet isOpen={id !== null} onClose={onClose} title="Delivery">
      {delivery.error !== null && (
        <ProblemNotice error={delivery.error} title="This delivery could not be shown" />
      )}
      {delivery.isPending && <Skeleton className="h-96" />}
      {delivery.data !== undefined && <Details delivery={delivery.data} />}
    </Sheet>
  );
}

function Details({ delivery }: { readonly delivery: DeliveryDetail }) {
  const { timezone } = useWorkspace();
  return (
    <>
      <ReplayDelivery delivery={delivery} />
      <DeliveryFacts delivery={delivery} />
      <Transcript
        title="Attempts"
        lines={delivery.log.map(({ number, atMs, durationMs, status, outcome, excerpt }) => ({
          title: `${number}. ${attemptWords(outcome)}`,
          aside: status === null ? "No answer" : `Status ${status}`,
          note: `${formatInstant(atMs, timezone)}, took ${formatDuration(durationMs)}${
            excerpt === null || excerpt === "" ? "" : `: ${excerpt}`
          }`,
        }))}
        none="Not tried yet."
      />
      {delivery.payload !== null && (
        <section className="mt-4 text-sm">
          <h4 className="mb-1 font-semibold">What is sent</h4>
          <CodeBlock label="What is sent">{indented(delivery.payload)}</CodeBlock>
        </section>
      )}
    </>
  );
}

/** JSON on lines of its own; anything else as it is. */
function indented(payload: string): string {
  try {
    return JSON.stringify(JSON.parse(payload), null, 2);
  } catch {
    return payload;
  }
}
