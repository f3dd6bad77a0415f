import { problem, type Refusal } from './reply.ts';

/** 429 that says when to come again. */
export function waitRefusal(untilMs: number | null, nowMs: number): Refusal {
  const waitS = Math.max(1, Math.ceil(((untilMs ?? nowMs) - nowMs) / 1000));
  return problem('too-many-attempts', `Too many wrong attempts: wait ${waitS} s.`, {
    headers: { 'Retry-After': String(waitS) },
  });
}
