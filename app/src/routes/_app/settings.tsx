import { createFileRoute } from "@tanstack/react-router";
import { domainsQuery } from "../../api/workspace.ts";
import { SettingsPage } from "../../features/settings/settings-page.tsx";

export const Route = createFileRoute("/_app/settings")({
  loader: ({ context }) => void context.queryClient.prefetchQuery(domainsQuery),
  component: SettingsPage,
});
