type Target = { readonly webSocketDebuggerUrl: string };
type Message = {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { readonly context?: { readonly id: number } };
  readonly result?: { readonly usedSize?: number };
};

const patienceMs = 30_000;

/** What an isolate's heap holds after its garbage was collected, asked of workerd's inspector (with V8's `--expose-gc`). */
export async function heapBytes(inspectorPort: number, isolate: string): Promise<number> {
  // The inspector's own list.
  const list = await fetch(`http://127.0.0.1:${inspectorPort}/json`);
  const targets = (await list.json()) as readonly Target[];
  const url = targets.find(({ webSocketDebuggerUrl }) =>
    webSocketDebuggerUrl.endsWith(`/${isolate}`),
  );
  const socket = new WebSocket(url?.webSocketDebuggerUrl ?? "");
  try {
    await new Promise((resolve) => socket.addEventListener("open", resolve, { once: true }));
    const created = next(socket, ({ method }) => method === "Runtime.executionContextCreated");
    send(socket, 1, "Runtime.enable");
    const contextId = (await created).params?.context?.id;
    const usage = next(socket, ({ id }) => id === 3);
    // Twice: what only weak references hold on to goes with the second.
    send(socket, 2, "Runtime.evaluate", { contextId, expression: "gc(); gc()" });
    send(socket, 3, "Runtime.getHeapUsage");
    return (await usage).result?.usedSize ?? Number.NaN;
  } finally {
    socket.close();
  }
}

function send(socket: WebSocket, id: number, method: string, params: object = {}): void {
  socket.send(JSON.stringify({ id, method, params }));
}

/** The first message like that; one that does not come is an error and not an endless wait. */
function next(socket: WebSocket, isWanted: (message: Message) => boolean): Promise<Message> {
  const { promise, resolve, reject } = Promise.withResolvers<Message>();
  const timer = setTimeout(() => reject(new Error("the inspector does not answer")), patienceMs);
  socket.addEventListener("message", (event) => {
    // The inspector's protocol.
    const message = JSON.parse(String(event.data)) as Message;
    if (!isWanted(message)) return;
    clearTimeout(timer);
    resolve(message);
  });
  return promise;
}
