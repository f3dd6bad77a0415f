import type { CaseAction, CaseStep, Need, StepField } from '../../shared/cases/case-action.ts';
import { localMinuteMs } from '../../shared/lib/local-day.ts';

/** What has been typed into the form of a step, by field. A photo is a file and is kept beside it. */
export type StepTexts = Readonly<Partial<Record<Exclude<StepField, 'photo'>, string>>>;

/** Whether everything is there that the step asks for; what is wrong with it is the server's to say. */
export function isReady(needs: readonly Need[], texts: StepTexts, hasPhoto: boolean): boolean {
  const isGiven = ({ field }: Need) => (field === 'photo' ? hasPhoto : (texts[field] ?? '').trim() !== '');
  const either = needs.filter(({ wanted }) => wanted === 'either');
  return (
    needs.every((need) => need.wanted !== 'required' || isGiven(need)) && (either.length === 0 || either.some(isGiven))
  );
}

/** The step as it is sent: only what the server asked for, a deadline as an instant of the district's clock. */
export function stepOf(
  action: CaseAction,
  needs: readonly Need[],
  texts: StepTexts,
  timeZone: string,
): Omit<CaseStep, 'photo'> {
  const step: Record<string, unknown> = {};
  for (const { field } of needs) {
    const text = field === 'photo' ? '' : (texts[field] ?? '').trim();
    if (text === '') continue;
    step[field] = field === 'deadline' ? instantOf(text, timeZone) : text;
  }
  return { ...step, action };
}

/** `2026-11-28T14:05` on the clock of the district, epoch ms. */
function instantOf(text: string, timeZone: string): number {
  const [day = '', time = '00:00'] = text.split('T');
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return localMinuteMs(day, hours * 60 + minutes, timeZone);
}
