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
/** The block in its first sixteen words, and the schedule that is made of it. */
const words = new Int32Array(64);
const state = new Int32Array(8);
// Their bytes, of each word the least one first: so have all machines that Workers run on.
const block = new Uint8Array(words.buffer);
const hash = new Uint8Array(state.buffer);

/** HMAC-SHA256 of the bytes under one key, written into `result` where one is given. */
export type Mac = (message: Uint8Array, result?: Uint8Array) => Uint8Array;

/** The keyed hash as a function of a message, written into `result`: 32 bytes. */
export function hmacSha256(key: Uint8Array): Mac {
  return hmacOfBlock(key.length > BLOCK_BYTES ? sha256(key) : key);
}

/** The same for a key of at most 64 bytes. Both passes start from states that are computed here, once a key. */
export function hmacOfBlock(key: Uint8Array): Mac {
  const inner = padState(key, 0x36);
  const outer = padState(key, 0x5c);
  return (message, result = new Uint8Array(DIGEST_BYTES)) => {
    digest(inner, message, BLOCK_BYTES);
    // The inner hash is a message of 32 bytes to the outer one.
    words.fill(0);
    words.set(state);
    state.set(outer);
    end(DIGEST_BYTES, BLOCK_BYTES);
    return write(result);
  };
}

/** SHA-256 of the bytes: 32 of them. */
export function sha256(message: Uint8Array): Uint8Array {
  digest(INITIAL, message, 0);
  return write(new Uint8Array(DIGEST_BYTES));
}

function padState(key: Uint8Array, pad: number): Int32Array {
  block.fill(pad);
  key.forEach((byte, i) => {
    block[i ^ 3] = byte ^ pad;
  });
  state.set(INITIAL);
  compress();
  return state.slice();
}

/** Hashes `message` on from a state that has taken in `priorBytes` already. */
function digest(start: Int32Array, message: Uint8Array, priorBytes: number): void {
  state.set(start);
  words.fill(0);
  let used = 0;
  for (const byte of message) {
    block[used ^ 3] = byte;
    used += 1;
    if (used === BLOCK_BYTES) used = endBlock();
  }
  end(used, priorBytes + message.length - used);
}

/** Ends the message behind the bytes of the last block that are used. It is shorter than 512 MB: a Worker has 128. */
function end(used: number, before: number): void {
  block[used ^ 3] = 0x80;
  if (used + 9 > BLOCK_BYTES) endBlock();
  words[15] = (before + used) * 8;
  compress();
}

/** Takes the block in and begins another: at 0. */
function endBlock(): number {
  compress();
  words.fill(0);
  return 0;
}

function write(result: Uint8Array): Uint8Array {
  for (let i = 0; i < DIGEST_BYTES; i += 1) result[i] = hash[i ^ 3] ?? 0;
  return result;
}

/** Takes the block into the state. */
function compress(): void {
  // Made before the rounds: with a branch in each they take a quarter more instructions.
  for (let i = 16; i < 64; i += 1) words[i] = expand(i);
  let a = state[0] ?? 0;
  let b = state[1] ?? 0;
  let c = state[2] ?? 0;
  let d = state[3] ?? 0;
  let e = state[4] ?? 0;
  let f = state[5] ?? 0;
  let g = state[6] ?? 0;
  let h = state[7] ?? 0;
  for (let i = 0; i < 64; i += 1) {
    const sum1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const choice = g ^ (e & (f ^ g));
    const t1 = (h + sum1 + choice + (K[i] ?? 0) + (words[i] ?? 0)) | 0;
    const sum0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const majority = (a & b) | (c & (a | b));
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
  const w15 = words[at - 15] ?? 0;
  const w2 = words[at - 2] ?? 0;
  const s0 = rotate(w15, 7) ^ rotate(w15, 18) ^ (w15 >>> 3);
  const s1 = rotate(w2, 17) ^ rotate(w2, 19) ^ (w2 >>> 10);
  return ((words[at - 16] ?? 0) + s0 + (words[at - 7] ?? 0) + s1) | 0;
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

/** The part behind the point, of which an Int32Array keeps 32 bits. */
function fraction(value: number): number {
  return (value % 1) * 2 ** 32;
}
