import { QueryCache, QueryClient } from "@tanstack/react-query";
import { isTransient, isUnauthenticated } from "./api-error.ts";

/** `onSignedOut` runs when any query learns that the session has ended. */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        if (isUnauthenticated(error)) onSignedOut();
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (failures, error) => isTransient(error) && failures < 2,
      },
    },
  });
}
