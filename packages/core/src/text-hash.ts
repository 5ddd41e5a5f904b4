const MULTIPLIER_A = 0x85ebca77;
const MULTIPLIER_B = 0xc2b2ae3d;

/** 53-bit hash of a text, for sets kept in memory: fast and well spread, no protection against chosen input. */
export function textHash(text: string): number {
  let a = 0x9e3779b9 ^ text.length;
  let b = 0x7f4a7c15;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, MULTIPLIER_A);
    b = Math.imul(b ^ unit, MULTIPLIER_B);
  }
  a = finish(a ^ (b >>> 15));
  b = finish(b ^ (a >>> 13));
  return (a >>> 11) * 2 ** 32 + (b >>> 0);
}

function finish(value: number): number {
  const mixed = Math.imul(value ^ (value >>> 16), MULTIPLIER_A);
  return Math.imul(mixed ^ (mixed >>> 13), MULTIPLIER_B) ^ (mixed >>> 16);
}
