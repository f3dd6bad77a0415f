import { useState } from 'react';
import type { CaseDetail, OpenCaseBody } from '../../../shared/http/case-bodies.ts';
import { sendJson, type FetchFailure } from '../../wire/fetch-json.ts';
import type { CallDraft } from './use-call-draft.ts';

export interface OpenedCall {
  readonly detail: CaseDetail;
  /** Opened, and was to be merged, which was refused: it is there by itself. */
  readonly isUnmerged: boolean;
}

export interface CallOpener {
  readonly isBusy: boolean;
  readonly failure: FetchFailure | null;
  /** Opens the case, and merges it where it is the same as another; answers the case, null when it was refused. */
  readonly open: (draft: CallDraft) => Promise<OpenedCall | null>;
}

/** @param keep keeps with the draft what is about to be sent */
export function useOpenCall(keep: (sent: Sent) => void): CallOpener {
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<FetchFailure | null>(null);

  async function open(draft: CallDraft): Promise<OpenedCall | null> {
    const body = bodyOf(draft);
    if (!body) return null;
    setIsBusy(true);
    setFailure(null);
    const sent = sentAs(draft, body);
    keep(sent);
    const [openKey, mergeKey] = sent.keys;
    const opened = await sendJson<CaseDetail>('POST', '/api/v1/cases', body, { 'Idempotency-Key': openKey });
    const answer = opened.ok && draft.into !== '' ? await merge(opened.value, draft.into, mergeKey) : opened;
    setIsBusy(false);
    if (answer.ok) return { detail: answer.value, isUnmerged: false };
    if (opened.ok) return { detail: opened.value, isUnmerged: true };
    setFailure(answer.error);
    return null;
  }

  return { isBusy, failure, open };
}

type Sent = NonNullable<CallDraft['sent']>;

/**
 * The same words under the same keys: a call whose answer was lost, or whose form was closed and opened again while it was being sent,
 * is not opened twice.
 */
export function sentAs({ into, sent }: CallDraft, body: OpenCaseBody): Sent {
  const content = JSON.stringify([body, into]);
  return sent?.content === content ? sent : { content, keys: [crypto.randomUUID(), crypto.randomUUID()] };
}

function merge({ id, version }: CaseDetail, into: string, key: string) {
  const headers = { 'If-Match': `"${version}"`, 'Idempotency-Key': key };
  return sendJson<CaseDetail>(
    'POST',
    `/api/v1/cases/${encodeURIComponent(id)}/actions`,
    { action: 'merge', into },
    headers,
  );
}

/** Null as long as there is no place or there are no words. */
export function bodyOf(draft: CallDraft): OpenCaseBody | null {
  const { place, kind, category, code, line, severity } = draft;
  const [name, phone, description] = [draft.name, draft.phone, draft.description].map((text) => text.trim());
  if (!place || !description) return null;
  const [lon, lat] = place;
  return {
    kind,
    category,
    ...(code === null ? {} : { code, ...(line === '' ? {} : { line }) }),
    lon,
    lat,
    description,
    source: 'hotline',
    severity,
    ...(name || phone ? { reporter: { name: name || null, phone: phone || null } } : {}),
  };
}
