import { type Argon2Parameters, argon2, randomBytes, randomInt, timingSafeEqual } from "node:crypto";

export { passwordProblem } from "./rules.ts";

/** OWASP's floor for argon2id: 19 MiB, 2 passes, 1 lane; about 0.1 s on the machines this runs on. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 };
const SALT_BYTES = 16;
const TAG_BYTES = 32;
const PHC = /^\$argon2id\$v=19\$m=(\d{1,8}),t=(\d{1,3}),p=(\d{1,2})\$([A-Za-z0-9+/]{11,})\$([A-Za-z0-9+/]{22,})$/;

/**
 * Hashes a password with argon2id and a fresh salt.
 * Gives a PHC string, which names its own cost: the cost can be raised later without touching old rows.
 */
export async function hashPassword(plain: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const tag = await derive(plain, salt, COST, TAG_BYTES);
  const cost = `m=${COST.memory},t=${COST.passes},p=${COST.parallelism}`;
  return `$argon2id$v=19$${cost}$${base64(salt)}$${base64(tag)}`;
}

/** Whether the password is the hashed one, compared in constant time. A string that is no argon2id hash fits nothing. */
export async function verifyPassword(plain: string, phc: string): Promise<boolean> {
  const parts = PHC.exec(phc);
  if (!parts) return false;
  const [, memory, passes, parallelism, salt = "", tag = ""] = parts;
  const expected = Buffer.from(tag, "base64");
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  const actual = await derive(plain, Buffer.from(salt, "base64"), cost, expected.length);
  return timingSafeEqual(actual, expected);
}

/**
 * A password for one sign-in, to be told by voice or paper: fits the rule, and leaves out characters that are read
 * for one another (0/O, 1/l/I). Four groups of four letters and digits, about 90 bits.
 */
export function oneTimePassword(): string {
  const sets = ["abcdefghjkmnpqrstuvwxyz", "ABCDEFGHJKLMNPQRSTUVWXYZ", "23456789"];
  const all = sets.join("");
  const groups = Array.from({ length: 4 }, () => Array.from({ length: 4 }, () => pick(all)));
  // One of each class, each in a group of its own, so that the rule holds whatever the draw was.
  sets.forEach((set, index) => {
    const group = groups[index];
    if (group) group[randomInt(group.length)] = pick(set);
  });
  return groups.map((group) => group.join("")).join("-");
}

function pick(set: string): string {
  return set.charAt(randomInt(set.length));
}

type Cost = typeof COST;

/** NFC first: the same Vietnamese letters typed by two input methods are the same password. */
function derive(plain: string, nonce: Buffer, cost: Cost, tagLength: number): Promise<Buffer> {
  const parameters: Argon2Parameters = { ...cost, message: Buffer.from(plain.normalize("NFC")), nonce, tagLength };
  return new Promise((resolve, reject) => {
    argon2("argon2id", parameters, (error, tag) => (error ? reject(error) : resolve(tag)));
  });
}

/** PHC strings carry base64 without padding. */
function base64(bytes: Buffer): string {
  return bytes.toString("base64").replace(/=+$/, "");
}

/**
 * A hash that no password fits, at the same cost: checking against it takes as long as against a real one, so that a name
 * that does not exist cannot be told by the clock.
 */
export function decoyHash(): string {
  const cost = `m=${COST.memory},t=${COST.passes},p=${COST.parallelism}`;
  return `$argon2id$v=19$${cost}$${base64(randomBytes(SALT_BYTES))}$${base64(randomBytes(TAG_BYTES))}`;
}
