import { createFileRoute } from "@tanstack/react-router";
import { FraudPage } from "../../../features/fraud/overview/fraud-page.tsx";

export const Route = createFileRoute("/_app/fraud/")({ component: FraudPage });
