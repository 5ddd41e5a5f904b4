import type { Campaign } from "@cleverdrip/contract";
import { Pencil } from "lucide-react";
import { useState, type ReactNode } from "react";
import { formatShortInstant } from "../../format/time.ts";
import { IconButton } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
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
      <Lines
        key="targeting"
        lines={conditionsWords(delivery.targeting, "all")}
        none="Every visitor"
      />,
    ],
    ["caps", <CapsSummary key="caps" caps={delivery.caps} />],
    ["redirect", <Lines key="redirect" lines={redirectWords(delivery)} none="" />],
    [
      "counting",
      <Lines
        key="counting"
        lines={[duplicateWords(delivery.duplicates), uniqueWords(delivery.uniqueWindowDays)]}
        none=""
      />,
    ],
    ["dates", <Lines key="dates" lines={datesWords(campaign, timezone)} none="Always" />],
  ];
  return (
    <Card title="Delivery" description="Who is taken, and where they are led.">
      <dl className="-mt-1 divide-y">
        {parts.map(([name, summary]) => (
          <PartRow key={name} title={PARTS[name].title} onEdit={() => setPart(name)}>
            {summary}
          </PartRow>
        ))}
      </dl>
      <DeliverySheet campaign={campaign} part={part} onClose={() => setPart(null)} />
    </Card>
  );
}

type PartRowProps = {
  readonly title: string;
  readonly onEdit: () => void;
  readonly children: ReactNode;
};

function PartRow({ title, onEdit, children }: PartRowProps) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-3 py-2 sm:grid-cols-[7.5rem_minmax(0,1fr)_auto]">
      <dt className="pt-1.5 text-sm text-muted">{title}</dt>
      <dd className="min-w-0 pt-1.5 text-sm max-sm:order-last max-sm:col-span-full max-sm:pt-0">
        {children}
      </dd>
      <dd>
        <IconButton label={`Edit ${title.toLowerCase()}`} onClick={onEdit}>
          <Pencil aria-hidden className="size-3.5" />
        </IconButton>
      </dd>
    </div>
  );
}

type LinesProps = { readonly lines: readonly string[]; readonly none: string };

function Lines({ lines, none }: LinesProps) {
  if (lines.length === 0) return <span className="text-muted">{none}</span>;
  return lines.map((line) => (
    <span key={line} className="block break-words">
      {line}
    </span>
  ));
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
