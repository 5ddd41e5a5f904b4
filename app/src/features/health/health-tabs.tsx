import { PageTabs } from "../../ui/page-tabs.tsx";

const TABS = [
  { to: "/health", label: "Overview" },
  { to: "/health/dead-letters", label: "Dead letters" },
  { to: "/health/verify", label: "Verify" },
] as const;

/** How the data is, and what could not become data. */
export function HealthTabs() {
  return <PageTabs label="Data health" tabs={TABS} />;
}
