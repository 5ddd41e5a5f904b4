import type { Workspace } from "@cleverdrip/contract";
import { Card } from "../../ui/card.tsx";
import { ErasureForm } from "./erasure-form.tsx";
import { ErasureList } from "./erasure-list.tsx";
import { HeldClicks } from "./held-clicks.tsx";

/** What is kept longer than it should be, and what somebody has asked to be forgotten. */
export function PrivacyCard({ workspace }: { readonly workspace: Workspace }) {
  return (
    <Card
      title="Privacy"
      description="Erasing blanks what tells of a person in clicks, conversions, received reports, uploads, dead letters and the log. Totals, payouts and their proof stay as they are."
    >
      <div className="space-y-4">
        <HeldClicks workspace={workspace} />
        {workspace.role === "owner" && <ErasureForm />}
        <ErasureList timezone={workspace.timezone} />
      </div>
    </Card>
  );
}
