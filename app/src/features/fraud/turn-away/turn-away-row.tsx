import type { Campaign, FraudPolicyView } from "@cleverdrip/contract";
import { useState } from "react";
import { formatCount } from "../../../format/number.ts";
import { PartLines, PartRow } from "../../../ui/part-list.tsx";
import { PartSheet } from "../../campaigns/part-sheet.tsx";
import { TurnAwayEditor } from "./turn-away-editor.tsx";
import { turnedAway } from "./turn-away.ts";

const WORDS = { title: "At the click", saved: "Targeting saved", isWide: false };

type TurnAwayRowProps = { readonly campaign: Campaign; readonly block: FraudPolicyView["block"] };

/** What of a campaign's clicks is not sent on at all, by its owner's choice. */
export function TurnAwayRow({ campaign, block }: TurnAwayRowProps) {
  const [isEditing, setIsEditing] = useState(false);
  const { bots, covered } = turnedAway(campaign.delivery.targeting, block);
  const lines = [
    ...(bots ? ["Known bots are turned away"] : []),
    ...(covered > 0
      ? [
          `${formatCount(covered)} of ${formatCount(block.length)} entries of the block list are turned away`,
        ]
      : []),
  ];
  return (
    <>
      <PartRow title="At the click" onEdit={() => setIsEditing(true)}>
        <PartLines lines={lines} none="Every click is sent on" />
      </PartRow>
      <PartSheet
        campaign={campaign}
        words={isEditing ? WORDS : null}
        onClose={() => setIsEditing(false)}
      >
        {(editing) => <TurnAwayEditor block={block} {...editing} />}
      </PartSheet>
    </>
  );
}
