// The least a Worker can do: what the tracker is measured against.
export default {
  fetch: () => new Response(null, { status: 302, headers: { location: "https://example.com/" } }),
};
