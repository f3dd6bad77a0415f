import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';
import { randomGroups } from './random-groups.ts';

/** Hashes passwords slowly. The text of a hash names its algorithm and parameters, so that both can change (ACC-40). */
export interface Passwords {
  hash(password: string): Promise<string>;
  /** Null stands for somebody who is not there, or has no password: it takes as long, and is false. */
  verify(hash: string | null, password: string): Promise<boolean>;
  /** Whether the hash was made in a weaker way than new ones are. */
  isOutdated(hash: string): Promise<boolean>;
}

/** One way of hashing. */
interface Hasher {
  readonly prefix: string;
  hash(password: string): Promise<string>;
  verify(hash: string, password: string): Promise<boolean>;
}

/**
 * Argon2id with the first choice of the OWASP Password Storage Cheat Sheet (19 MiB, 2 passes, 1 lane): as hard to guess as its
 * heavier settings, and the least memory, because a shift signs in together. Algorithm 2 is argon2id.
 */
const ARGON2 = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const ARGON2_PREFIX = '$argon2id$v=19$m=19456,t=2,p=1$';

/** Where the argon2 binary of a platform is missing: scrypt of Node itself, OWASP's second choice (N = 2^17, r = 8, p = 1). */
const SCRYPT_LOG_N = 17;
const SCRYPT_PREFIX = `$scrypt$ln=${SCRYPT_LOG_N},r=8,p=1$`;
const SCRYPT: ScryptOptions = { N: 2 ** SCRYPT_LOG_N, r: 8, p: 1, maxmem: 256 * 1024 * 1024 };
const KEY_BYTES = 32;

/** Nothing is loaded or computed before the first password comes. */
export function createPasswords(loadArgon2 = loadBinary): Passwords {
  let loading: ReturnType<typeof load> | null = null;
  const ready = () => (loading ??= load(loadArgon2));
  return {
    hash: async (password) => (await ready()).newest.hash(normal(password)),
    async verify(hash, password) {
      const { hashers, nobodys } = await ready();
      const text = hash ?? nobodys;
      const hasher = hashers.find(({ prefix }) => text.startsWith(familyOf(prefix)));
      if (!hasher) throw new Error('the hash of a password was made in a way that this installation does not have');
      return (await hasher.verify(text, normal(password))) && hash !== null;
    },
    isOutdated: async (hash) => !hash.startsWith((await ready()).newest.prefix),
  };
}

async function load(loadArgon2: () => Promise<Hasher | null>) {
  const argon2 = await loadArgon2();
  const newest = argon2 ?? SCRYPT_HASHER;
  const hashers = argon2 ? [argon2, SCRYPT_HASHER] : [SCRYPT_HASHER];
  return { newest, hashers, nobodys: await newest.hash(randomBytes(KEY_BYTES).toString('base64url')) };
}

async function loadBinary(): Promise<Hasher | null> {
  try {
    const { hash, verify } = await import('@node-rs/argon2');
    return { prefix: ARGON2_PREFIX, hash: (password) => hash(password, ARGON2), verify };
  } catch {
    return null;
  }
}

const SCRYPT_HASHER: Hasher = {
  prefix: SCRYPT_PREFIX,
  async hash(password) {
    const salt = randomBytes(16);
    const key = await derive(password, salt);
    return `${SCRYPT_PREFIX}${salt.toString('base64url')}$${key.toString('base64url')}`;
  },
  async verify(hash, password) {
    const [salt = '', key = ''] = hash.slice(SCRYPT_PREFIX.length).split('$');
    const expected = Buffer.from(key, 'base64url');
    const derived = await derive(password, Buffer.from(salt, 'base64url'));
    return expected.length === derived.length && timingSafeEqual(expected, derived);
  },
};

function derive(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password, salt, KEY_BYTES, SCRYPT, (error, key) => (error ? reject(error) : resolve(key)));
  });
}

/** `$argon2id$` of `$argon2id$v=19$…`. */
function familyOf(prefix: string): string {
  return prefix.slice(0, prefix.indexOf('$', 1) + 1);
}

/** The same password typed on two keyboards is the same text (NIST SP 800-63B 5.1.1.2). */
function normal(password: string): string {
  return password.normalize('NFKC');
}

/** Sixteen random letters, 79 bits, for one sign-in: the first thing that it lets somebody do is to change it. */
export function newOneTimePassword(): string {
  return randomGroups(16);
}
