import { PageTabs } from "../../ui/page-tabs.tsx";

const TABS = [
  { to: "/fraud", label: "Overview" },
  { to: "/fraud/review", label: "Review" },
  { to: "/fraud/findings", label: "Findings" },
  { to: "/fraud/clicks", label: "Clicks" },
  { to: "/fraud/decisions", label: "Decisions" },
  { to: "/fraud/appeals", label: "Appeals" },
] as const;

/** What is doubted, why, and what people made of it. */
export function FraudTabs() {
  return <PageTabs label="Fraud" tabs={TABS} />;
}
