import { PageHeader } from "../../ui/page-header.tsx";
import { useWorkspace } from "../session/use-me.ts";
import { PolicyCard } from "../fraud/policy/policy-card.tsx";
import { PrivacyCard } from "../privacy/privacy-card.tsx";
import { RatesCard } from "../rates/rates-card.tsx";
import { DialectsCard } from "./dialects-card.tsx";
import { DomainsCard } from "./domains-card.tsx";
import { PayoutTermsCard } from "./payout-terms-card.tsx";
import { StatusWordsCard } from "./status-words-card.tsx";
import { WorkspaceForm } from "./workspace-form.tsx";

export function SettingsPage() {
  const workspace = useWorkspace();
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader title="Settings" />
      <div className="space-y-4">
        <WorkspaceForm workspace={workspace} />
        <DomainsCard />
        <StatusWordsCard workspace={workspace} />
        <PayoutTermsCard workspace={workspace} />
        <PolicyCard campaign={null} name={workspace.name} />
        <RatesCard />
        <DialectsCard workspace={workspace} />
        <PrivacyCard workspace={workspace} />
      </div>
    </div>
  );
}
