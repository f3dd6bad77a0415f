import type { TrackAnswer } from '../../shared/http/district.ts';
import { fetchJson } from './fetch-json.ts';

/** What is asked for: whose track between two moments, epoch ms, and why. */
export interface TrackAsked {
  readonly officer: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly purpose: string;
}

/** A track as a whole, however many parts it comes in (HTTP-19). */
export async function readTrack(
  asked: TrackAsked,
  fetch = fetchJson<TrackAnswer>,
): ReturnType<typeof fetchJson<TrackAnswer>> {
  const { officer, fromMs, toMs, purpose } = asked;
  const query = new URLSearchParams({ from: `${fromMs}`, to: `${toMs}`, purpose });
  const part = await fetch(`/api/v1/officers/${encodeURIComponent(officer)}/track?${query}`);
  if (!part.ok || part.value.next === null) return part;
  const rest = await readTrack({ ...asked, fromMs: part.value.next }, fetch);
  if (!rest.ok) return rest;
  return { ok: true, value: { ...part.value, next: null, points: [...part.value.points, ...rest.value.points] } };
}
