import type { Campaign } from "@cleverdrip/contract";
import { useState } from "react";
import { Card } from "../../ui/card.tsx";
import { PartLines, PartList, PartRow } from "../../ui/part-list.tsx";
import { modelWords } from "../conversions/explain/credit-lines.tsx";
import { AttributionSheet } from "./attribution-sheet.tsx";
import { rungWords, windowLines } from "./attribution-words.ts";

/** By what a result leads to those who are paid for it. */
export function AttributionCard({ campaign }: { readonly campaign: Campaign }) {
  const [isEditing, setIsEditing] = useState(false);
  const { attribution } = campaign.conversionPolicy;
  return (
    <Card
      title="Attribution"
      description="Whose a result is, and in which parts. Other rules can be compared before they are saved."
    >
      <PartList>
        <PartRow title="Attribution rules" onEdit={() => setIsEditing(true)}>
          <PartLines
            lines={[
              modelWords(attribution.model),
              `Tried in order: ${rungWords(attribution)}`,
              ...windowLines(attribution),
            ]}
            none="None"
          />
        </PartRow>
      </PartList>
      <AttributionSheet
        campaign={campaign}
        isOpen={isEditing}
        onClose={() => setIsEditing(false)}
      />
    </Card>
  );
}
