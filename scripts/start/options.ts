export type StartOptions = {
  readonly port: number;
  /** The app's own dev server with hot reload, on the next port. */
  readonly isDev: boolean;
  /** Shows the server's log in the terminal. */
  readonly isVerbose: boolean;
  /** Events databases: EVENTS, EVENTS_2, … */
  readonly shards: number;
  /** Where the Workers answer: API and tracking. */
  readonly origin: string;
  /** Where the dashboard is opened. */
  readonly appOrigin: string;
};

/** Reads the command line, PORT and CLEVERDRIP_EVENTS_SHARDS. Throws with one sentence when they make no sense. */
export function readStartOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): StartOptions {
  const unknown = args.find((arg) => arg !== "--dev" && arg !== "--verbose");
  if (unknown !== undefined)
    throw new Error(`Unknown option ${unknown}; --verbose is the only one.`);
  const port = portNumber(env["PORT"] ?? "8787");
  const isDev = args.includes("--dev");
  return {
    port,
    isDev,
    isVerbose: args.includes("--verbose"),
    shards: shardCount(env["CLEVERDRIP_EVENTS_SHARDS"] ?? "1"),
    origin: `http://localhost:${port}`,
    appOrigin: `http://localhost:${isDev ? port + 1 : port}`,
  };
}

function shardCount(text: string): number {
  if (/^[1-9]$/.test(text)) return Number(text);
  throw new Error(`CLEVERDRIP_EVENTS_SHARDS must be a number from 1 to 9, not "${text}".`);
}

function portNumber(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port >= 1 && port < 65_535) return port;
  throw new Error(`PORT must be a number from 1 to 65534, not "${text}".`);
}
