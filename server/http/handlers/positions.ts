import { authorize } from '../../../shared/access/authorize.ts';
import type { PositionResult } from '../../../shared/http/endpoints/positions.ts';
import type { FixVerdict } from '../../../shared/model/fix.ts';
import { osmandProtocol } from '../../protocols/osmand.protocol.ts';
import { positionsProtocol } from '../../protocols/positions.protocol.ts';
import type { Decoded } from '../../protocols/protocol.ts';
import type { Call, HandlerParts, HandlersOf } from '../handler.ts';
import { createDeviceRates } from '../device-rates.ts';
import { answer, problem, wrongField, type Refusal, type Reply } from '../reply.ts';

const OVERLOADED = problem('overloaded', 'Nothing was taken: keep the fixes and send them again.', {
  headers: { 'Retry-After': '5' },
});

type PositionEndpoints = 'getIngest' | 'sendPositions' | 'sendOsmand' | 'postOsmand';

export function positionHandlers({ ingest, clock, policies }: HandlerParts): HandlersOf<PositionEndpoints> {
  const rates = createDeviceRates((atMs) => policies.at(atMs).privacy, clock);

  /** Refuses before anything is taken: what was acknowledged stays, what was not is sent again (ACC-29). */
  function tooMany(sender: string, fixes: number): Refusal | null {
    const waitS = rates.take(sender, fixes);
    if (waitS === null) return null;
    const headers = { 'Retry-After': String(waitS) };
    return problem('too-many-fixes', `Nothing was taken: send these fixes again in ${waitS} s.`, { headers });
  }

  async function osmand({ request, query, body }: Pick<Call, 'request' | 'query' | 'body'>): Promise<Reply<string>> {
    const decoded = osmandProtocol.decode({ method: request.method, query, body, receivedMs: clock.nowMs() });
    if (!decoded.ok) return wrongField(decoded.error.field ?? '', decoded.error.reason);
    // Nobody proves to be a device here: who pretends to be one does not use up what its token may send.
    const refusal = tooMany(`osmand ${decoded.value.observations[0]?.device}`, 1);
    if (refusal) return refusal;
    const verdicts = await ingest.accept(decoded.value.observations, osmandProtocol.id);
    if (verdicts === 'overloaded') return OVERLOADED;
    const [verdict] = verdicts;
    if (verdict?.verdict === 'quarantined' && verdict.reason === 'unknown-device')
      return wrongField('id', 'is not an enrolled device');
    return answer('');
  }

  return {
    getIngest({ actor }) {
      if (!authorize(actor, 'ingest:read', { town: null }))
        return problem('forbidden', 'These figures are counted over all towns, and you are bound to one.');
      const { accepted, duplicate, quarantined } = ingest.counts();
      return answer({ accepted, duplicate, quarantined: { ...quarantined } });
    },

    async sendPositions({ body, request, device }) {
      // In demo mode one may sign in as a device, which has no token and is no phone.
      if (device === null) return problem('forbidden', 'Positions are sent with the token of an enrolled device.');
      const decoded = positionsProtocol.decode({
        method: 'POST',
        query: request.query,
        body,
        receivedMs: clock.nowMs(),
      });
      if (!decoded.ok) return wrongField(decoded.error.field ?? '', decoded.error.reason);
      const { own, results } = sortByOwner(decoded.value, device);
      const refusal = tooMany(`token ${device}`, own.length);
      if (refusal) return refusal;
      const verdicts =
        own.length === 0
          ? []
          : await ingest.accept(
              own.map(({ observation }) => observation),
              positionsProtocol.id,
            );
      if (verdicts === 'overloaded') return OVERLOADED;
      own.forEach(({ row }, i) => results.push(toResult(row, verdicts[i]!)));
      return answer({ results: results.sort((a, b) => a.row - b.row) });
    },

    sendOsmand: osmand,
    postOsmand: osmand,
  };
}

/** What the token may send, and a refusal for every row that cannot be read or is of another device. */
function sortByOwner({ observations, rows, refused }: Decoded, device: string) {
  const results: PositionResult[] = refused.map((refusal) => ({ verdict: 'refused', ...refusal }));
  const own: { readonly row: number; readonly observation: Decoded['observations'][number] }[] = [];
  observations.forEach((observation, i) => {
    const row = rows[i]!;
    if (observation.device === device) own.push({ row, observation });
    else results.push({ row, verdict: 'refused', field: 'device', reason: 'the token belongs to another device' });
  });
  return { own, results };
}

function toResult(row: number, verdict: FixVerdict): PositionResult {
  return { row, ...verdict };
}
