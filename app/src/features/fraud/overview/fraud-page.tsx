import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { fraudFindingsQuery, fraudOverviewQuery } from "../../../api/fraud.ts";
import { buttonClass } from "../../../ui/button.tsx";
import { Card } from "../../../ui/card.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { ProblemNotice } from "../../../ui/problem-notice.tsx";
import { PageSkeleton } from "../../../ui/skeleton.tsx";
import { useWorkspace } from "../../session/use-me.ts";
import { FraudTabs } from "../fraud-tabs.tsx";
import { InvalidClicks } from "./invalid-clicks.tsx";
import { JudgeNow } from "./judge-now.tsx";
import { KeptOut } from "./kept-out.tsx";
import { OverviewFigures } from "./overview-figures.tsx";
import { SourceTable } from "./source-table.tsx";

/** What fraud costs, or would have: money by publisher, and what each is doubted for. */
export function FraudPage() {
  const { timezone } = useWorkspace();
  const { data: overview, error, refetch } = useQuery(fraudOverviewQuery);
  const findings = useQuery(fraudFindingsQuery({}));
  return (
    <>
      <PageHeader
        title="Fraud"
        description="Of the last 30 days. Doubted money is held; only rules that are set to block turn clicks away. A mistake can be undone."
        actions={
          <>
            <JudgeNow judgedAtMs={overview?.judgedAtMs} />
            <Link to="/fraud/review" className={buttonClass("primary")}>
              Review
            </Link>
          </>
        }
      />
      <FraudTabs />
      {error !== null && overview === undefined && (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      )}
      {overview === undefined && error === null && <PageSkeleton />}
      {overview !== undefined && (
        <div className="space-y-4">
          <OverviewFigures overview={overview} />
          <KeptOut links={overview.keptOut} timezone={timezone} />
          <Card
            title="By publisher"
            description="Each is compared with the others of this workspace; what is too little to compare is not held against anybody."
            isFlush
          >
            <SourceTable rows={overview.publishers} findings={findings.data?.data} />
          </Card>
          <InvalidClicks clicks={overview.totals.clicks} lookedAt={overview.clicksLookedAt} />
        </div>
      )}
    </>
  );
}
