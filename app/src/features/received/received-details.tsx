import type { ReceivedRow } from "@cleverdrip/contract";
import { Link } from "@tanstack/react-router";
import { conversionReason } from "../../format/reason.ts";
import { formatInstant } from "../../format/time.ts";
import { Code } from "../../ui/code.tsx";
import { DetailList, type Detail } from "../../ui/detail-list.tsx";
import { CampaignName } from "../campaigns/campaign-name.tsx";
import { viaLabel } from "../conversions/source-words.ts";
import { useWorkspace } from "../session/use-me.ts";
import { VerdictBadge } from "./verdict-badge.tsx";

const LINK = "text-accent hover:underline";

export function ReceivedDetails({ report }: { readonly report: ReceivedRow }) {
  const { timezone } = useWorkspace();
  return (
    <>
      <DetailList title="Verdict" details={verdictFacts(report)} />
      <DetailList title="Report" details={reportFacts(report, timezone)} />
    </>
  );
}

function verdictFacts(report: ReceivedRow): readonly Detail[] {
  const { label, detail } = conversionReason(report.reason);
  return [
    { label: "Verdict", value: <VerdictBadge verdict={report.verdict} /> },
    {
      label: "Reason",
      value: (
        <>
          {label} <Code className="inline-block">{report.reason}</Code>
          <span className="block text-muted">{detail}</span>
        </>
      ),
    },
    ...(report.hint === null ? [] : [{ label: "Hint", value: report.hint }]),
    {
      label: "Conversion",
      value:
        report.conversionId === null ? (
          "None"
        ) : (
          <Link to="/conversions" search={{ id: report.conversionId }} className={LINK}>
            <Code>{report.conversionId}</Code>
          </Link>
        ),
    },
  ];
}

function reportFacts(report: ReceivedRow, timezone: string): readonly Detail[] {
  const { campaignId, clickId } = report;
  return [
    { label: "Report id", value: <Code>{report.id}</Code> },
    { label: "Received", value: formatInstant(report.atMs, timezone) },
    { label: "Came by", value: viaLabel(report.via) },
    { label: "From", value: report.ipPrefix },
    ...(report.site === null ? [] : [{ label: "Page of", value: <Code>{report.site}</Code> }]),
    { label: "Event", value: report.event ?? "None" },
    { label: "Transaction id", value: report.txid === null ? "None" : <Code>{report.txid}</Code> },
    { label: "Campaign", value: campaignId === null ? "" : <CampaignName id={campaignId} /> },
    {
      label: "Click",
      value:
        clickId === null ? (
          "None"
        ) : (
          <Link to="/clicks" search={{ id: clickId }} className={LINK}>
            <Code>{clickId}</Code>
          </Link>
        ),
    },
  ];
}
