import {
  differingCampaigns,
  differingSums,
  plainAmount,
  type CampaignSides,
  type SumName,
} from "@cleverdrip/core";
import { Link } from "@tanstack/react-router";
import { formatCount } from "../../../format/number.ts";
import type { Restored } from "./use-restore.ts";

const NAMES: Readonly<Record<SumName, string>> = {
  grossClicks: "gross clicks",
  clicks: "clicks",
  conversions: "conversions",
  revenueMicros: "revenue",
  payoutMicros: "payout",
};

/** More are in the answer of the api. */
const MAX_SHOWN = 20;

type RestoreOutcomeProps = { readonly restored: Restored; readonly isUnderWay: boolean };

export function RestoreOutcome({ restored, isUnderWay }: RestoreOutcomeProps) {
  const differing = differingCampaigns(restored.sums);
  const { problems } = restored;
  return (
    <div className="space-y-3 text-sm">
      <p role="status">{sentence(restored, differing.length, isUnderWay)}</p>
      {differing.length > 0 && (
        <ul aria-label="Campaigns that differ" className="space-y-2">
          {differing.slice(0, MAX_SHOWN).map((sides) => (
            <Differences key={sides.campaignId} sides={sides} />
          ))}
        </ul>
      )}
      {problems.length > 0 && (
        <ul aria-label="What could not be replayed" className="space-y-1 text-bad">
          {problems.slice(0, MAX_SHOWN).map((problem) => (
            <li key={problem} className="break-words">
              {problem}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Differences({ sides }: { readonly sides: CampaignSides }) {
  return (
    <li className="rounded-md bg-sunken px-3 py-2">
      <Link
        to="/campaigns/$id"
        params={{ id: sides.campaignId }}
        className="font-mono text-xs break-all text-accent hover:underline"
      >
        {sides.campaignId}
      </Link>
      {differingSums(sides).map((name) => (
        <p key={name}>
          {NAMES[name]}: {shown(name, sides.log[name])} by the log,{" "}
          {shown(name, sides.present[name])} at present
        </p>
      ))}
    </li>
  );
}

function shown(name: SumName, value: number): string {
  return name.endsWith("Micros") ? plainAmount(value) : formatCount(value);
}

function sentence(restored: Restored, differing: number, isUnderWay: boolean): string {
  const { kind, hours, stored, applied, known, isDone } = restored;
  const so = isDone ? "" : isUnderWay ? " so far" : " before it was stopped";
  if (kind === "restore") {
    const were = `${formatCount(stored)} clicks and ${formatCount(applied)} changes of results were missing`;
    return `${were} and are written${so}; ${formatCount(known)} were there.`;
  }
  const compared = `${formatCount(hours)} ${hours === 1 ? "hour" : "hours"} compared${so}`;
  if (differing === 0) return `${compared}: every campaign counts what the log has.`;
  return `${compared}: ${formatCount(differing)} ${differing === 1 ? "campaign counts" : "campaigns count"} otherwise than the log.`;
}
