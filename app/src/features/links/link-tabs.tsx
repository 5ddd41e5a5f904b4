import { PageTabs } from "../../ui/page-tabs.tsx";

const TABS = [
  { to: "/links", label: "Links" },
  { to: "/links/smart", label: "Smart links" },
] as const;

export function LinkTabs() {
  return <PageTabs label="Kinds of links" tabs={TABS} />;
}
