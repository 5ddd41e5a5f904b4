import { defineConfig } from "vitest/config";
import { workerProjects } from "./scripts/vitest/worker-projects.ts";

const root = import.meta.dirname;

const endToEnd = {
  name: "e2e",
  environment: "node" as const,
  include: ["e2e/**/*.test.ts"],
  globalSetup: ["e2e/support/start-once.ts"],
  fileParallelism: false,
  testTimeout: 120_000,
  hookTimeout: 180_000,
};

// Where files are not isolated, no test leaves anything behind, and starting anew for each file would take longer than all
// tests together.
export default defineConfig(async () => ({
  test: {
    projects: [
      {
        test: {
          name: "packages",
          environment: "node",
          isolate: false,
          testTimeout: 120_000,
          include: [
            "packages/{core,contract,edge-config,evaluation,pixel,simulator,testing}/**/*.test.ts",
            "packages/db/year/**/*.test.ts",
            "scripts/**/*.test.ts",
            "bench/**/*.test.ts",
          ],
        },
      },
      {
        test: {
          name: "faults",
          environment: "node",
          // 100,000 schedules take a minute; ten where the machine has much other work.
          testTimeout: 600_000,
          include: ["packages/faults/**/*.test.ts"],
        },
      },
      ...(await workerProjects(root)),
      {
        test: {
          name: "app",
          environment: "jsdom",
          isolate: false,
          testTimeout: 120_000,
          include: ["app/src/**/*.test.{ts,tsx}"],
          setupFiles: ["scripts/vitest/app-setup.ts", "app/src/testing/clear-toasts.ts"],
        },
      },
      { test: endToEnd },
    ],
  },
}));
