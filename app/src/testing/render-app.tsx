import { QueryClientProvider } from "@tanstack/react-query";
import { createMemoryHistory, RouterProvider } from "@tanstack/react-router";
import { render } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { createQueryClient } from "../api/query-client.ts";
import { createAppRouter } from "../router.tsx";
import { fakeSockets } from "./fake-socket.ts";
import { stubBrowser } from "./stub-browser.ts";

/** The whole dashboard at a path, as `main.tsx` mounts it; the api is `fakeApi`'s. */
export function renderApp(path: string) {
  stubBrowser();
  const live = fakeSockets();
  const queryClient = createQueryClient(() => undefined);
  queryClient.setDefaultOptions({
    queries: { ...queryClient.getDefaultOptions().queries, retry: false },
  });
  const history = createMemoryHistory({ initialEntries: [path] });
  const router = createAppRouter(queryClient, history);
  render(
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
  return {
    router,
    live,
    queryClient,
    user: userEvent.setup(),
    at: () => router.latestLocation.href,
  };
}
