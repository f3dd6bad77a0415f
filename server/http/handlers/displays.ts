import { authorize, type Actor } from '../../../shared/access/authorize.ts';
import type { DisplayItem } from '../../../shared/http/endpoints/displays.ts';
import { townOfScope, type Scope } from '../../../shared/world/scope.ts';
import { displayActor } from '../../access/display-book.ts';
import { displayCookie } from '../../access/display-cookie.ts';
import { newMachineId, newToken, sha256 } from '../../access/machine-tokens.ts';
import { bareGroups, randomGroups } from '../../access/random-groups.ts';
import { entry } from '../../audit/audit.ts';
import type { Display } from '../../ports/privacy.ts';
import type { HandlerParts, HandlersOf } from '../handler.ts';
import { answer, problem, wrongField } from '../reply.ts';

/** Long enough to walk to the wall, too short to be found on a note. */
const CODE_MS = 10 * 60_000;
/** Just under fifty bits, behind the limit of guesses and for ten minutes. */
const CODE_LETTERS = 10;

type DisplayEndpoints = 'listDisplays' | 'enrolDisplay' | 'claimDisplay' | 'revokeDisplay';

export function displayHandlers({ store, world, access, audit, clock }: HandlerParts): HandlersOf<DisplayEndpoints> {
  const towns = new Set(world.loaded.towns.features.map(({ properties }) => properties.code));
  const mayEnrol = (actor: Actor, town: string | null) => authorize(actor, 'display:enrol', { town });

  return {
    async listDisplays({ actor }) {
      const displays = await store.displays.all();
      const nowMs = clock.nowMs();
      return answer({
        items: displays.filter(({ town }) => mayEnrol(actor, town)).map((display) => toItem(display, nowMs)),
      });
    },

    async enrolDisplay({ actor, body: { name, scope }, who }) {
      const town = townOfScope(scope);
      if ((town !== null && !towns.has(town)) || !mayEnrol(actor, town))
        return wrongField('scope', 'is not a scope that you may enrol a wall for');
      const createdMs = clock.nowMs();
      const code = randomGroups(CODE_LETTERS);
      const display: Display = {
        id: newMachineId(),
        name,
        town,
        createdMs,
        createdBy: actor.id,
        codeExpiresMs: createdMs + CODE_MS,
        claimedMs: null,
        lastSeenMs: null,
        revokedMs: null,
      };
      await store.displays.add(display, sha256(bareGroups(code)));
      await audit.record(entry(who, 'display:enrolled', { subject: display.id, town, detail: { name } }));
      return answer({ display: toItem(display, createdMs), code, codeExpiresMs: createdMs + CODE_MS });
    },

    async claimDisplay({ body: { code, asToken }, request, who }) {
      const token = newToken();
      const display = await store.displays.claim(sha256(bareGroups(code)), sha256(token), clock.nowMs());
      if (!display) {
        await audit.record(entry(who, 'display:claim-refused'));
        return problem('display-code-wrong', 'The code is wrong, was used, or has run out: ask for a new one.');
      }
      const { id, name, town } = display;
      const actor = displayActor(display);
      await audit.record(
        entry({ ...who, actor: actor.id, role: actor.role }, 'display:claimed', { subject: id, town }),
      );
      const body = { name, scope: scopeOf(town), token: asToken ? token : null };
      return answer(body, asToken ? {} : { headers: { 'Set-Cookie': displayCookie(token, request.secure) } });
    },

    async revokeDisplay({ actor, params: { id }, who }) {
      const display = await store.displays.byId(id);
      if (!display || !mayEnrol(actor, display.town)) return problem('not-found', `There is no wall ${id}.`);
      if (await store.displays.revoke(id, clock.nowMs())) {
        access.events.revoked({ kind: 'display', id });
        await audit.record(entry(who, 'display:revoked', { subject: id, town: display.town }));
      }
      return answer(undefined);
    },
  };
}

function scopeOf(town: string | null): Scope {
  return town === null ? 'district' : `town:${town}`;
}

function toItem({ town, codeExpiresMs, ...display }: Display, nowMs: number): DisplayItem {
  return { ...display, scope: scopeOf(town), state: stateOf({ ...display, codeExpiresMs }, nowMs) };
}

function stateOf(
  { revokedMs, claimedMs, codeExpiresMs }: Pick<Display, 'revokedMs' | 'claimedMs' | 'codeExpiresMs'>,
  nowMs: number,
): DisplayItem['state'] {
  if (revokedMs !== null) return 'revoked';
  if (claimedMs !== null) return 'enrolled';
  return codeExpiresMs !== null && codeExpiresMs > nowMs ? 'waiting' : 'code-expired';
}
