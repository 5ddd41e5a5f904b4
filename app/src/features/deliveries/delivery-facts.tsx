import type { OutboundDeliveryRow } from "@cleverdrip/contract";
import { Link } from "@tanstack/react-router";
import { formatInstant } from "../../format/time.ts";
import { Code } from "../../ui/code.tsx";
import { DetailList } from "../../ui/detail-list.tsx";
import { EndpointName } from "../endpoints/endpoint-name.tsx";
import { useWorkspace } from "../session/use-me.ts";
import { DeliveryStateBadge } from "./delivery-state-badge.tsx";

export function DeliveryFacts({ delivery }: { readonly delivery: OutboundDeliveryRow }) {
  const { timezone } = useWorkspace();
  const { conversionId, nextAtMs } = delivery;
  return (
    <DetailList
      title="Delivery"
      details={[
        { label: "Delivery id", value: <Code>{delivery.id}</Code> },
        { label: "State", value: <DeliveryStateBadge state={delivery.state} /> },
        { label: "Last attempt", value: delivery.reason === "" ? "None yet" : delivery.reason },
        {
          label: "Next attempt",
          value: nextAtMs === null ? "None" : formatInstant(nextAtMs, timezone),
        },
        { label: "Endpoint", value: <EndpointName id={delivery.endpointId} /> },
        { label: "Event", value: delivery.event },
        {
          label: "Conversion",
          value:
            conversionId === null ? (
              "None"
            ) : (
              <Link
                to="/conversions"
                search={{ id: conversionId }}
                className="text-accent hover:underline"
              >
                <Code>{conversionId}</Code>
              </Link>
            ),
        },
        { label: "Made", value: formatInstant(delivery.createdAtMs, timezone) },
      ]}
    />
  );
}
