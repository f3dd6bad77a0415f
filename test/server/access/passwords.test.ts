import { describe, expect, it } from 'vitest';
import { createPasswords, newOneTimePassword } from '../../../server/access/passwords.ts';
import { createSeal } from '../../../server/access/sealed-text.ts';
import { MIN_PASSWORD_LENGTH } from '../../../shared/access/password-rules.ts';

describe('password hashes', () => {
  it('ACC-40 name argon2id and its parameters, and differ each time', async () => {
    const passwords = createPasswords();
    const [one, two] = await Promise.all([passwords.hash('quiet river'), passwords.hash('quiet river')]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
    expect(await passwords.verify(one, 'quiet river')).toBe(true);
    expect(await passwords.verify(one, 'quiet rivet')).toBe(false);
    expect(await passwords.verify(null, 'quiet river')).toBe(false);
    expect(await passwords.isOutdated(one)).toBe(false);
    expect(await passwords.isOutdated(one.replace('m=19456', 'm=8192'))).toBe(true);
  });

  it('ACC-40 are of scrypt where the binary is missing, and are read and renewed where it is not', async () => {
    const bare = createPasswords(() => Promise.resolve(null));
    const hash = await bare.hash('quiet river');
    expect(hash).toMatch(/^\$scrypt\$ln=17,r=8,p=1\$/);
    expect([await bare.verify(hash, 'quiet river'), await bare.verify(hash, 'x')]).toEqual([true, false]);
    const full = createPasswords();
    expect([await full.verify(hash, 'quiet river'), await full.isOutdated(hash)]).toEqual([true, true]);
    await expect(bare.verify(await full.hash('x'), 'x')).rejects.toThrow(/does not have/);
  });

  it('ACC-40 are the same for the same letters typed in another way', async () => {
    const passwords = createPasswords();
    expect(await passwords.verify(await passwords.hash('caf\u00e9 au lait'), 'cafe\u0301 au lait')).toBe(true);
  });

  it('ACC-43 of one-time passwords are of something that nobody guesses', () => {
    const made = new Set(Array.from({ length: 50 }, newOneTimePassword));
    expect(made.size).toBe(50);
    for (const text of made) expect(text.length).toBeGreaterThan(MIN_PASSWORD_LENGTH);
  });
});

describe('sealed texts', () => {
  it('ACC-47 open with the same secret and purpose only, and not when changed', () => {
    const seal = createSeal('a'.repeat(32), 'second-factor');
    const sealed = seal.close('JBSWY3DP');
    expect(sealed).not.toContain('JBSWY3DP');
    expect(seal.open(sealed)).toBe('JBSWY3DP');
    expect(createSeal('a'.repeat(32), 'oidc').open(sealed)).toBe(null);
    expect(createSeal('b'.repeat(32), 'second-factor').open(sealed)).toBe(null);
    expect(seal.open(`${sealed.slice(0, -2)}AA`)).toBe(null);
    expect(seal.open('short')).toBe(null);
  });
});
