type Env = { API: Fetcher; TRACKER: Fetcher };

/** One origin for everything: /v1 is the api's, every other path that gets here (see public/_routes.json) the tracker's. */
export const onRequest: PagesFunction<Env> = ({ request, env }) => {
  const { pathname } = new URL(request.url);
  return pathname.startsWith("/v1/") ? env.API.fetch(request) : env.TRACKER.fetch(request);
};
