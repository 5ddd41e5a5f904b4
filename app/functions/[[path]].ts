type Env = { API: Fetcher; TRACKER: Fetcher };

const KEYS = "/.well-known/receipt-keys.json";

/** One origin for everything: what is not the api's of the paths that get here (see public/_routes.json) is the tracker's. */
export const onRequest: PagesFunction<Env> = ({ request, env }) => {
  const { pathname } = new URL(request.url);
  const isApi = pathname.startsWith("/v1/") || pathname === KEYS;
  return isApi ? env.API.fetch(request) : env.TRACKER.fetch(request);
};
