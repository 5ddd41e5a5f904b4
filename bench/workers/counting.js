// What a Worker asks of its bindings, counted as Cloudflare bills it. An isolate has one count, which is told and begins anew
// at `/counts`; the real Workers are wrapped in counted-*.js.

let counts = {};

export function add(name, value = 1) {
  counts[name] = (counts[name] ?? 0) + value;
}

/** What was counted since the last time. */
export function takeCounts() {
  const taken = counts;
  counts = {};
  return taken;
}

/** Its bindings are those of `env`, counted; what is no binding stays as it is. */
export function counted(env) {
  const wrapped = {};
  for (const [name, binding] of Object.entries(env)) wrapped[name] = wrap(name, binding);
  return wrapped;
}

function wrap(name, binding) {
  if (typeof binding !== "object" || binding === null) return binding;
  if (name === "CONTROL" || name.startsWith("EVENTS")) return database(binding);
  if (name === "LOG") return bucket(binding);
  if (name === "SNAPSHOTS") return store(binding);
  if (/_(WINDOW|FEED)$/.test(name)) return objects(binding);
  if (/^(DEAD_)?(CLICKS|DELIVERIES)(_\d+)?$/.test(name)) return queue(name, binding);
  return binding;
}

/** Operations are billed by 64 KB, and about 100 bytes are added to each message. */
const CHUNK_BYTES = 64_000;
const METADATA_BYTES = 100;

/** Bodies that were sent to the clicks queue, for whoever delivers them. */
let sent = [];

export function takeSent() {
  const taken = sent;
  sent = [];
  return taken;
}

function queue(name, binding) {
  const keep = (body) => {
    const text = JSON.stringify(body);
    const bytes = new TextEncoder().encode(text).byteLength + METADATA_BYTES;
    add("queueMessages");
    add("queueBytes", bytes);
    add("queueChunks", Math.ceil(bytes / CHUNK_BYTES));
    if (name.startsWith("CLICKS")) sent.push(text);
  };
  return {
    metrics: () => binding.metrics(),
    send: async (body) => keep(body),
    sendBatch: async (messages) => [...messages].forEach(({ body }) => keep(body)),
  };
}

function store(binding) {
  const calls = { get: "kvReads", put: "kvWrites", delete: "kvWrites", list: "kvWrites" };
  return countingCalls(binding, calls);
}

function bucket(binding) {
  const calls = { put: "r2ClassA", list: "r2ClassA", get: "r2ClassB", head: "r2ClassB" };
  const own = countingCalls(binding, { ...calls, delete: "r2Free" });
  return {
    ...own,
    put: (key, value, options) => {
      add("r2Bytes", value.byteLength ?? value.length);
      return own.put(key, value, options);
    },
  };
}

function countingCalls(binding, names) {
  return Object.fromEntries(
    Object.entries(names).map(([method, name]) => [
      method,
      (...given) => {
        add(name);
        return binding[method](...given);
      },
    ]),
  );
}

function objects(namespace) {
  return {
    getByName: (name) =>
      new Proxy(namespace.getByName(name), {
        get: (stub, method) => {
          return (...given) => {
            add("objectRequests");
            return stub[method](...given);
          };
        },
      }),
  };
}

function note({ meta }) {
  add("d1RowsRead", meta.rows_read);
  add("d1RowsWritten", meta.rows_written);
}

function noted(result) {
  note(result);
  return result;
}

function database(db) {
  return {
    prepare: (sql) => statement(db.prepare(sql), sql),
    batch: async (statements) => {
      add("d1Calls");
      const results = await db.batch(statements.map(({ real }) => real));
      results.forEach(note);
      return results;
    },
  };
}

function statement(real, sql) {
  const all = async () => {
    add("d1Calls");
    return noted(await real.all());
  };
  return {
    real,
    bind: (...values) => statement(real.bind(...values), sql),
    all,
    run: all,
    first: async (column) => {
      const [row = null] = (await all()).results;
      return column === undefined || row === null ? row : row[column];
    },
    raw: async () => {
      const { results } = await all();
      // Only what reads may be asked a second time.
      return /^\s*(select|with)\b/i.test(sql) ? real.raw() : results.map(Object.values);
    },
  };
}

const cursors = [];

/** Counts what all objects of this isolate do with their storage. An alarm, and what is put without SQL, is a row. */
export function countStorage(storage) {
  const rows = (name, count) => patch(Object.getPrototypeOf(storage), name, count);
  patch(Object.getPrototypeOf(storage.sql), "exec", (cursor) => cursors.push(cursor));
  for (const name of ["setAlarm", "put"]) rows(name, () => add("objectRowsWritten"));
  for (const name of ["getAlarm", "get"]) rows(name, () => add("objectRowsRead"));
}

const patched = new Set();

function patch(target, name, count) {
  if (patched.has(name)) return;
  patched.add(name);
  const real = target[name];
  target[name] = function (...given) {
    const result = real.apply(this, given);
    count(result);
    return result;
  };
}

/** Cursors know their rows once they have been read: to be called after the work. */
export function settleStorage() {
  for (const cursor of cursors.splice(0)) {
    add("objectRowsRead", cursor.rowsRead);
    add("objectRowsWritten", cursor.rowsWritten);
  }
}

/** Log lines are counted instead of printed; what went wrong is printed as well. */
export function countLogs() {
  for (const name of ["log", "warn"]) console[name] = () => add("logLines");
  const real = console.error;
  console.error = (...line) => {
    add("logLines");
    real(...line);
  };
}

const realNow = Date.now;

/** Answers who counts; null to all others. `/advance` makes it later by so many milliseconds. */
export function answerCounts(request) {
  const { pathname, searchParams } = new URL(request.url);
  if (pathname === "/advance") {
    const laterMs = Number(searchParams.get("ms"));
    Date.now = () => realNow() + laterMs;
    return new Response(null, { status: 204 });
  }
  if (pathname === "/counts") {
    settleStorage();
    return Response.json(takeCounts());
  }
  return pathname === "/sent" ? Response.json(takeSent()) : null;
}
