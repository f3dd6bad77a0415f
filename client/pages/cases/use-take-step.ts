import { useRef, useState } from 'react';
import type { CaseActionBody, CaseDetail } from '../../../shared/http/case-bodies.ts';
import type { CasePhoto, PhotoKind } from '../../../shared/model/photo.ts';
import { fetchJson, sendFile, sendJson, type FetchFailure } from '../../wire/fetch-json.ts';

/** A step as a form gives it: the picture is still a file. */
export interface StepInput extends Omit<CaseActionBody, 'photo'> {
  readonly photo?: File | undefined;
}

export interface StepTaker {
  readonly isBusy: boolean;
  readonly failure: FetchFailure | null;
  /** Takes a step of the case as it was when its form was begun; answers whether it was taken. */
  readonly take: (detail: CaseDetail, input: StepInput) => Promise<boolean>;
  readonly forget: () => void;
}

/** The same content under the same key, so that a repeat after a lost answer is known for one. */
interface Sent {
  readonly content: string;
  readonly file: File | undefined;
  readonly key: string;
  readonly photoId: string;
}

const PHOTO_KIND: Readonly<Partial<Record<CaseActionBody['action'], PhotoKind>>> = {
  arrive: 'before',
  handle: 'after',
  feedback: 'after',
  check: 'after',
};

/**
 * Takes steps of a case against the version that the form was filled in on. `put` is given the case as it is after it; where somebody
 * was quicker, the case as they left it.
 */
export function useTakeStep(put: (detail: CaseDetail) => void): StepTaker {
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<FetchFailure | null>(null);
  const sent = useRef<Sent | null>(null);

  function sentFor(detail: CaseDetail, { photo, ...fields }: StepInput): Sent {
    const content = JSON.stringify([detail.id, detail.version, fields]);
    const before = sent.current;
    if (before?.content === content && before.file === photo) return before;
    return (sent.current = { content, file: photo, key: crypto.randomUUID(), photoId: crypto.randomUUID() });
  }

  async function take(detail: CaseDetail, input: StepInput): Promise<boolean> {
    const { photo, ...fields } = input;
    const { key, photoId } = sentFor(detail, input);
    setIsBusy(true);
    setFailure(null);
    const path = `/api/v1/cases/${encodeURIComponent(detail.id)}`;
    const failed = photo ? await putPhoto(path, photoId, photo, PHOTO_KIND[input.action] ?? 'near') : null;
    const body = photo ? { ...fields, photo: photoId } : fields;
    const answer = failed ?? (await sendJson<CaseDetail>('POST', `${path}/actions`, body, headersFor(detail, key)));
    setIsBusy(false);
    if (answer.ok) {
      sent.current = null;
      put(answer.value);
      return true;
    }
    const now = answer.error.code === 'version-conflict' ? await fetchJson<CaseDetail>(path) : answer;
    if (now.ok) put(now.value);
    setFailure(now.ok ? answer.error : now.error);
    return false;
  }

  return { isBusy, failure, take, forget: () => setFailure(null) };
}

function headersFor({ version }: CaseDetail, key: string): Readonly<Record<string, string>> {
  return { 'If-Match': `"${version}"`, 'Idempotency-Key': key };
}

/** Null when it is there. */
async function putPhoto(path: string, id: string, file: File, kind: PhotoKind) {
  const put = await sendFile<CasePhoto>(`${path}/photos/${id}?kind=${kind}`, file);
  return put.ok ? null : put;
}
