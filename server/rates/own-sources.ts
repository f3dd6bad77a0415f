import type { CaseView } from '../../shared/model/case.ts';
import type { PolicyReader } from '../ports/district.ts';

/** Where no document of the district says it: assumed. */
const FOUND_BY_STAFF: readonly CaseView['source'][] = ['patrol'];

/** By whom a case must be found to be found by own staff, by the policies of an instant. */
export function ownSourcesAt(policies: PolicyReader, atMs: number): readonly CaseView['source'][] {
  return policies.at(atMs).assessment?.ownSources ?? FOUND_BY_STAFF;
}
