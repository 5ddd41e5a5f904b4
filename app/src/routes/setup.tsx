import { createFileRoute, redirect, useLocation } from "@tanstack/react-router";
import { isSetupOpen } from "../features/setup/is-setup-open.ts";
import { SetupPage } from "../features/setup/setup-page.tsx";
import { setupTokenOf } from "../features/setup/setup-token.ts";

export const Route = createFileRoute("/setup")({
  beforeLoad: async ({ context }) => {
    if (!(await isSetupOpen(context.queryClient))) throw redirect({ to: "/sign-in" });
  },
  component: Setup,
});

function Setup() {
  return <SetupPage token={setupTokenOf(useLocation().hash)} />;
}
