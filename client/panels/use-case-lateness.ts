import { caseLateness, type Lateness } from '../../shared/cases/lateness.ts';
import { useLink } from '../stores/use-stores.ts';

/** How a case stands against its time now; renders again only when it stands otherwise, not for every second. */
export function useCaseLateness(item: Parameters<typeof caseLateness>[0]): Lateness {
  return useLink(({ nowMs, clockSkewMs }) => caseLateness(item, nowMs + clockSkewMs));
}
