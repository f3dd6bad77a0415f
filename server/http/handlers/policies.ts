import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { localDate } from '../../../shared/lib/local-day.ts';
import { assert } from '../../../shared/lib/assert.ts';
import { packsInUse } from '../../../shared/policy/resolve-parameter.ts';
import { describePolicies, describePolicy, describeRules, type PolicyView } from '../../policies/describe-policies.ts';
import { readPolicyLibrary } from '../../policies/policy-library.ts';
import type { HandlerParts, HandlersOf } from '../handler.ts';
import { problem, type PreparedBytes } from '../reply.ts';

interface Prepared {
  readonly bytes: PreparedBytes;
  readonly etag: string;
}

/** Policies change with the data that ships and, by their validity, with the local day: each answer is made once a day. */
export function policyHandlers({ world, clock }: HandlerParts): HandlersOf<'listPolicies' | 'getPolicy' | 'listRules'> {
  const { district, packs } = world.loaded;
  const library = readPolicyLibrary();
  const inUse = packsInUse(district.packs, packs);
  assert(inUse.ok, 'the packs of a loaded district were found when it was loaded');
  const used = inUse.value;
  let day = '';
  const made = new Map<string, Prepared>();

  function prepared(name: string, make: (view: PolicyView) => unknown): Prepared {
    const today = localDate(clock.nowMs(), district.timeZone);
    if (today !== day) made.clear();
    day = today;
    const ready = made.get(name) ?? pack(make({ library, district, inUse: used, day }));
    made.set(name, ready);
    return ready;
  }

  return {
    listPolicies: () => bytes(prepared('', describePolicies)),
    getPolicy({ params: { id } }) {
      if (!library.packs.some((one) => one.id === id)) return problem('not-found', `There is no policy pack ${id}.`);
      return bytes(prepared(`pack ${id}`, (view) => describePolicy(id, view)));
    },
    listRules: () => bytes(prepared('rules', (view) => ({ items: describeRules(view.library) }))),
  };
}

function pack(body: unknown): Prepared {
  const plain = Buffer.from(JSON.stringify(body));
  const hash = createHash('sha256').update(plain).digest('base64url').slice(0, 22);
  const packed = gzipSync(plain, { level: 7 });
  return { bytes: { plain, gzip: () => packed }, etag: `W/"${hash}"` };
}

function bytes({ bytes, etag }: Prepared) {
  return { kind: 'bytes', bytes, etag, headers: { 'Cache-Control': 'private, no-cache' } } as const;
}
