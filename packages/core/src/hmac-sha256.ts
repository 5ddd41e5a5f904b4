// HMAC-SHA256 (RFC 2104, FIPS 180-4) in plain arithmetic. The runtime's WebCrypto answers with a promise, and its hop out
// of JavaScript costs several times the two compressions that a click id needs; see docs/decisions. No branch and no
// table index depends on the key.

const BLOCK_BYTES = 64;
const DIGEST_BYTES = 32;

/** First 32 bits of the fractional parts of the cube roots of the first 64 primes. */
const K = Int32Array.from(primes(64), (prime) => fraction(Math.cbrt(prime)));
/** First 32 bits of the fractional parts of the square roots of the first 8 primes. */
const INITIAL = Int32Array.from(primes(8), (prime) => fraction(Math.sqrt(prime)));

// Scratch memory, used from one call's start to its end: nothing here waits, so calls never overlap.
const schedule = new Int32Array(64);
const block = new Uint8Array(BLOCK_BYTES);
const words = new DataView(block.buffer);
const state = new Int32Array(8);
const innerDigest = new Uint8Array(DIGEST_BYTES);

/**
 * The keyed hash as a function of a message, written into `result`. Both passes start from states that are computed
 * here, once a key.
 */
export function hmacSha256(
  key: Uint8Array,
): (message: Uint8Array, result?: Uint8Array) => Uint8Array {
  const short = key.length > BLOCK_BYTES ? sha256(key) : key;
  const inner = padState(short, 0x36);
  const outer = padState(short, 0x5c);
  return (message, result = new Uint8Array(DIGEST_BYTES)) => {
    digest(inner, message, BLOCK_BYTES, innerDigest);
    digest(outer, innerDigest, BLOCK_BYTES, result);
    return result;
  };
}

/** SHA-256 of the bytes: 32 of them. */
export function sha256(message: Uint8Array): Uint8Array {
  const result = new Uint8Array(DIGEST_BYTES);
  digest(INITIAL, message, 0, result);
  return result;
}

function padState(key: Uint8Array, pad: number): Int32Array {
  block.fill(pad);
  key.forEach((byte, i) => {
    block[i] = byte ^ pad;
  });
  state.set(INITIAL);
  compress();
  return state.slice();
}

/** Hashes `message` on from a state that has taken in `priorBytes` already, into `result`. */
function digest(
  start: Int32Array,
  message: Uint8Array,
  priorBytes: number,
  result: Uint8Array,
): void {
  state.set(start);
  block.fill(0);
  let used = 0;
  for (let i = 0; i < message.length; i += 1) {
    block[used] = message[i] ?? 0;
    used += 1;
    if (used === BLOCK_BYTES) used = endBlock();
  }
  block[used] = 0x80;
  if (used + 9 > BLOCK_BYTES) endBlock();
  const bits = (priorBytes + message.length) * 8;
  words.setUint32(BLOCK_BYTES - 8, bits / 2 ** 32);
  words.setUint32(BLOCK_BYTES - 4, bits);
  compress();
  for (let i = 0; i < DIGEST_BYTES; i += 1) result[i] = (state[i >> 2] ?? 0) >>> (24 - 8 * (i & 3));
}

/** Takes the block in and begins another: at 0. */
function endBlock(): number {
  compress();
  block.fill(0);
  return 0;
}

/** Takes the block into the state. */
function compress(): void {
  let a = state[0] ?? 0;
  let b = state[1] ?? 0;
  let c = state[2] ?? 0;
  let d = state[3] ?? 0;
  let e = state[4] ?? 0;
  let f = state[5] ?? 0;
  let g = state[6] ?? 0;
  let h = state[7] ?? 0;
  for (let i = 0; i < 64; i += 1) {
    const word = i < 16 ? words.getInt32(4 * i) : expand(i);
    schedule[i] = word;
    const sum1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const choice = (e & f) ^ (~e & g);
    const t1 = (h + sum1 + choice + (K[i] ?? 0) + word) | 0;
    const sum0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + sum0 + majority) | 0;
  }
  addWord(0, a);
  addWord(1, b);
  addWord(2, c);
  addWord(3, d);
  addWord(4, e);
  addWord(5, f);
  addWord(6, g);
  addWord(7, h);
}

/** The schedule's word at a place past the block's own sixteen. */
function expand(at: number): number {
  const w15 = schedule[at - 15] ?? 0;
  const w2 = schedule[at - 2] ?? 0;
  const s0 = rotate(w15, 7) ^ rotate(w15, 18) ^ (w15 >>> 3);
  const s1 = rotate(w2, 17) ^ rotate(w2, 19) ^ (w2 >>> 10);
  return ((schedule[at - 16] ?? 0) + s0 + (schedule[at - 7] ?? 0) + s1) | 0;
}

function rotate(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

function addWord(index: number, word: number): void {
  state[index] = (state[index] ?? 0) + word;
}

function primes(count: number): number[] {
  const found: number[] = [];
  for (let n = 2; found.length < count; n += 1) {
    if (found.every((prime) => n % prime !== 0)) found.push(n);
  }
  return found;
}

function fraction(value: number): number {
  return Math.floor((value - Math.floor(value)) * 2 ** 32) | 0;
}
