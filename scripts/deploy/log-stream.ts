/** A consumer's wrangler.toml that has its clicks logged by this stream of Cloudflare Pipelines. */
export function withLogStream(toml: string, stream: string): string {
  return `${toml}\n[[pipelines]]\nbinding = "LOG_STREAM"\nstream = "${stream}"\n`;
}
