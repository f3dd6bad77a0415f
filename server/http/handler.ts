import type { Request } from 'express';
import type { Actor } from '../../shared/access/authorize.ts';
import type { BodyOf, Endpoint, ParamsOf, QueryOf, AnswerOf } from '../../shared/http/endpoint.ts';
import type { ENDPOINTS, EndpointId } from '../../shared/http/endpoints/index.ts';
import type { CaseCodes } from '../../shared/cases/codes/case-codes.ts';
import type { WorkCalendar } from '../../shared/clocks/work-calendar.ts';
import type { Access, KnownActor } from '../access/access.ts';
import type { WaysIn } from '../access/ways-in.ts';
import type { Who } from '../audit/audit.ts';
import type { CaseService } from '../cases/case-service.ts';
import type { DispatchDesk } from '../dispatch/dispatch-desk.ts';
import type { Logger } from '../lib/log.ts';
import type { Audit } from '../ports/audit.ts';
import type { PolicyReader } from '../ports/district.ts';
import type { ServerDeps } from '../ports/server.ts';
import type { Basemap } from './basemap.ts';
import type { Metrics } from './metrics.ts';
import type { Reply } from './reply.ts';

/** One checked request. */
export interface Call<E extends Endpoint = Endpoint> {
  readonly params: ParamsOf<E>;
  readonly query: QueryOf<E>;
  readonly body: BodyOf<E>;
  /** Who asks. Reading it at an endpoint that admits anyone is a bug and throws. */
  readonly actor: Actor;
  /** The same with session and account. */
  readonly known: KnownActor;
  /** Who asks, as the audit log names them; a stranger is `visitor`. */
  readonly who: Who;
  /** The device behind a device token; null for everybody else. */
  readonly device: string | null;
  /** The `Idempotency-Key`, where the endpoint honours one. */
  readonly key: string | null;
  readonly request: Request;
  readonly correlationId: string;
}

export type Handler<E extends Endpoint = Endpoint> = (
  call: Call<E>,
) => Reply<AnswerOf<E>> | Promise<Reply<AnswerOf<E>>>;

/** A handler for every endpoint of the table; one that is missing does not compile. */
export type HandlerTable = { readonly [Id in EndpointId]: Handler<(typeof ENDPOINTS)[Id]> };
/** The part of the table that one resource brings. */
export type HandlersOf<Ids extends EndpointId> = Pick<HandlerTable, Ids>;

/** What handlers are made from. */
export interface HandlerParts extends ServerDeps {
  readonly access: Access;
  readonly audit: Audit;
  readonly waysIn: WaysIn;
  readonly cases: CaseService;
  /** The code table in use. */
  readonly caseCodes: CaseCodes;
  readonly dispatchDesk: DispatchDesk;
  readonly policies: PolicyReader;
  /** When work is done in the district. */
  readonly calendar: WorkCalendar;
  readonly basemap: Basemap;
  readonly metrics: Metrics;
  readonly log: Logger;
}
