import { createFileRoute } from "@tanstack/react-router";
import { CheckReceiptsPage } from "../features/check-receipts/check-receipts-page.tsx";

/** Open to everybody, and asks no server for anything. */
export const Route = createFileRoute("/check-receipts")({ component: CheckReceiptsPage });
