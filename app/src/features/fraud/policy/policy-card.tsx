import type { Campaign } from "@cleverdrip/contract";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { fraudPolicyQuery } from "../../../api/fraud-policy.ts";
import { Card } from "../../../ui/card.tsx";
import { PartLines, PartList, PartRow } from "../../../ui/part-list.tsx";
import { ProblemNotice } from "../../../ui/problem-notice.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { TurnAwayRow } from "../turn-away/turn-away-row.tsx";
import { PolicySheet } from "./policy-sheet.tsx";
import { listLines, policyLines } from "./policy-words.ts";

type PolicyCardProps = {
  /** null = the workspace's. */
  readonly campaign: Campaign | null;
  readonly name: string;
};

/** What follows from doubt: of a campaign, or of every campaign that says nothing of its own. */
export function PolicyCard({ campaign, name }: PolicyCardProps) {
  const campaignId = campaign?.id ?? null;
  const { data: policy, error, refetch } = useQuery(fraudPolicyQuery(campaignId));
  const [isEditing, setIsEditing] = useState(false);
  const edit = () => setIsEditing(true);
  return (
    <Card
      title="Fraud"
      description={
        campaignId === null
          ? "What follows from doubt, where a campaign has no rules of its own. Other rules can be tried on the last 30 days before they are saved."
          : "What follows from doubt. Other rules can be tried on the last 30 days before they are saved."
      }
    >
      {error !== null && policy === undefined && (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      )}
      {policy === undefined && error === null && <Skeleton className="h-24" />}
      {policy !== undefined && (
        <>
          <PartList>
            <PartRow title="Fraud rules" onEdit={edit}>
              <PartLines lines={policyLines(policy)} none="None" />
            </PartRow>
            <PartRow title="Allow list" onEdit={edit}>
              <PartLines lines={listLines(policy.allow)} none="Empty" />
            </PartRow>
            <PartRow title="Block list" onEdit={edit}>
              <PartLines lines={listLines(policy.block)} none="Empty" />
            </PartRow>
            {campaign !== null && <TurnAwayRow campaign={campaign} block={policy.block} />}
          </PartList>
          <PolicySheet
            policy={policy}
            name={name}
            isOpen={isEditing}
            onClose={() => setIsEditing(false)}
          />
        </>
      )}
    </Card>
  );
}
