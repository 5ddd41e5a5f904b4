import type { Services } from "../services.ts";
import type { WorkspaceContext } from "../workspace/context.ts";

export type AppEnv = {
  Bindings: Services;
  Variables: {
    requestId: string;
    /** Set by `requireMember`, which every route of a workspace passes. */
    workspace: WorkspaceContext;
  };
};
