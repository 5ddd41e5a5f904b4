import { PageTabs } from "../../ui/page-tabs.tsx";

const TABS = [
  { to: "/endpoints", label: "Endpoints" },
  { to: "/endpoints/deliveries", label: "Deliveries" },
] as const;

/** Who is told, and what was told. */
export function EndpointTabs() {
  return <PageTabs label="Endpoints and deliveries" tabs={TABS} />;
}
