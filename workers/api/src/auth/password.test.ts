import { expect, test } from "vitest";
import { hashPassword, verifyPassword } from "./password.ts";

test("a password verifies against its own hash and no other does", async () => {
  const hash = await hashPassword("correct horse battery");
  expect(await verifyPassword("correct horse battery", hash)).toBe(true);
  expect(await verifyPassword("correct horse batterY", hash)).toBe(false);
});

test("a hash names its parameters, and its salt is never used twice", async () => {
  const [one, two] = [await hashPassword("same same same"), await hashPassword("same same same")];
  expect(one).toMatch(/^scrypt\$32768\$8\$3\$[\w-]{22}\$[\w-]{43}$/);
  expect(one).not.toBe(two);
});

test("a hash with other parameters still verifies", async () => {
  // RFC 7914, section 12: scrypt("pleaseletmein", "SodiumChloride", 16384, 8, 1), its first 32 bytes.
  const key = "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2";
  const hash = `scrypt$16384$8$1$${base64url("SodiumChloride")}$${base64url(unhex(key))}`;
  expect(await verifyPassword("pleaseletmein", hash)).toBe(true);
});

test("the same letters in another composition are the same password", async () => {
  const hash = await hashPassword("pässwörter sind schön");
  expect(await verifyPassword("pässwörter sind schön".normalize("NFD"), hash)).toBe(true);
});

test.each(["", "plain", "bcrypt$1$2$3$4$5", "scrypt$32768$8$3$salt"])(
  "the hash %j verifies nothing",
  async (hash) => {
    expect(await verifyPassword("correct horse battery", hash)).toBe(false);
  },
);

function unhex(text: string): string {
  return text.replaceAll(/../g, (byte) => String.fromCharCode(Number.parseInt(byte, 16)));
}

function base64url(binary: string): string {
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
