import type { Campaign } from "@cleverdrip/contract";
import { useState, type ReactNode } from "react";
import { formatShortInstant } from "../../format/time.ts";
import { Card } from "../../ui/card.tsx";
import { PartLines, PartList, PartRow } from "../../ui/part-list.tsx";
import { useWorkspace } from "../session/use-me.ts";
import { CapsSummary } from "./caps/caps-summary.tsx";
import { conditionsWords } from "./conditions/condition-words.ts";
import { duplicateWords, uniqueWords } from "./counting/counting-words.ts";
import { DeliverySheet } from "./delivery-sheet.tsx";
import { PARTS, type Part } from "./parts.ts";
import { redirectWords } from "./redirect/redirect-words.ts";
import { RoutingSummary } from "./routing/routing-summary.tsx";

/** How the campaign's clicks are delivered, part by part, each with the way to its editor. */
export function DeliveryCard({ campaign }: { readonly campaign: Campaign }) {
  const { timezone } = useWorkspace();
  const [part, setPart] = useState<Part | null>(null);
  const { delivery } = campaign;
  const parts: readonly (readonly [Part, ReactNode])[] = [
    ["routing", <RoutingSummary key="routing" campaign={campaign} />],
    [
      "targeting",
      <PartLines
        key="targeting"
        lines={conditionsWords(delivery.targeting, "all")}
        none="Every visitor"
      />,
    ],
    ["caps", <CapsSummary key="caps" caps={delivery.caps} />],
    ["redirect", <PartLines key="redirect" lines={redirectWords(delivery)} none="" />],
    [
      "counting",
      <PartLines
        key="counting"
        lines={[duplicateWords(delivery.duplicates), uniqueWords(delivery.uniqueWindowDays)]}
        none=""
      />,
    ],
    ["dates", <PartLines key="dates" lines={datesWords(campaign, timezone)} none="Always" />],
  ];
  return (
    <Card title="Delivery" description="Who is taken, and where they are led.">
      <PartList>
        {parts.map(([name, summary]) => (
          <PartRow key={name} title={PARTS[name].title} onEdit={() => setPart(name)}>
            {summary}
          </PartRow>
        ))}
      </PartList>
      <DeliverySheet campaign={campaign} part={part} onClose={() => setPart(null)} />
    </Card>
  );
}

function datesWords(
  { delivery: { startsAtMs, endsAtMs } }: Campaign,
  timezone: string,
): readonly string[] {
  return [
    ...(startsAtMs === null ? [] : [`From ${formatShortInstant(startsAtMs, timezone)}`]),
    ...(endsAtMs === null ? [] : [`Until ${formatShortInstant(endsAtMs, timezone)}`]),
  ];
}
