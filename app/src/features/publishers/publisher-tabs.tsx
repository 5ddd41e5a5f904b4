import { PageTabs } from "../../ui/page-tabs.tsx";

const TABS = [
  { to: "/publishers", label: "Publishers" },
  { to: "/publishers/balances", label: "Balances" },
] as const;

/** Who sends traffic, and what they are owed. */
export function PublisherTabs() {
  return <PageTabs label="Publishers and balances" tabs={TABS} />;
}
