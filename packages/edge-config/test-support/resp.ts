import { connect } from "node:net";

export type Reply = string | number | null | readonly Reply[] | { readonly error: string };
export type RunCommand = (words: readonly string[]) => Promise<Reply>;

type Parsed = { readonly reply: Reply; readonly end: number };

/** Commands over one connection in Redis' own protocol (RESP2), answered in the order they were sent. */
export async function connectRedis(port: number): Promise<{
  readonly run: RunCommand;
  readonly close: () => void;
}> {
  const socket = connect({ port, host: "127.0.0.1", noDelay: true });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  socket.once("connect", resolve).once("error", reject);
  await promise;
  const waiting: ((reply: Reply) => void)[] = [];
  let buffer = Buffer.alloc(0);
  socket.on("data", (chunk: Buffer) => {
    buffer = Buffer.concat([buffer, chunk]);
    for (let parsed = parse(buffer, 0); parsed !== null; parsed = parse(buffer, 0)) {
      buffer = buffer.subarray(parsed.end);
      waiting.shift()?.(parsed.reply);
    }
  });
  const run: RunCommand = (words) => {
    const answer = Promise.withResolvers<Reply>();
    waiting.push(answer.resolve);
    const parts = words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`);
    socket.write(`*${words.length}\r\n${parts.join("")}`);
    return answer.promise;
  };
  return { run, close: () => socket.destroy() };
}

/** The first whole reply in the buffer from there, or null while it has not arrived. */
export function parse(buffer: Buffer, start: number): Parsed | null {
  const lineEnd = buffer.indexOf("\r\n", start);
  if (lineEnd === -1) return null;
  const line = buffer.toString("utf8", start + 1, lineEnd);
  const end = lineEnd + 2;
  switch (String.fromCharCode(buffer[start] ?? 0)) {
    case "+":
      return { reply: line, end };
    case "-":
      return { reply: { error: line }, end };
    case ":":
      return { reply: Number(line), end };
    case "$":
      return parseText(buffer, end, Number(line));
    case "*":
      return parseList(buffer, end, Number(line));
    default:
      throw new Error(`not RESP2: ${line}`);
  }
}

function parseText(buffer: Buffer, start: number, length: number): Parsed | null {
  if (length === -1) return { reply: null, end: start };
  const end = start + length + 2;
  return buffer.length < end
    ? null
    : { reply: buffer.toString("utf8", start, start + length), end };
}

function parseList(buffer: Buffer, start: number, length: number): Parsed | null {
  const items: Reply[] = [];
  let end = start;
  for (let i = 0; i < length; i += 1) {
    const parsed = parse(buffer, end);
    if (parsed === null) return null;
    items.push(parsed.reply);
    end = parsed.end;
  }
  return { reply: length === -1 ? null : items, end };
}
