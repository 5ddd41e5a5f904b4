import { createFileRoute } from "@tanstack/react-router";
import { DecisionsPage } from "../../../features/fraud/decisions/decisions-page.tsx";

export const Route = createFileRoute("/_app/fraud/decisions")({ component: DecisionsPage });
