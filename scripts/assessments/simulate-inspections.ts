import type { Label } from '../../shared/model/basis.ts';
import type { Random } from '../../shared/lib/seeded-random.ts';
import type { WrittenMonth } from './simulate-months.ts';

const ITEMS: readonly Label[] = [
  { zh: '占道经营反弹', en: 'Street occupation again' },
  { zh: '积存垃圾未清', en: 'Waste left lying' },
  { zh: '窨井盖缺失', en: 'Manhole cover missing' },
  { zh: '共享单车淤积', en: 'Shared bicycles piled up' },
  { zh: '门头牌匾破损', en: 'Shop sign broken' },
  { zh: '巡查记录不全', en: 'Patrol record incomplete' },
];
const AUDIT_ITEMS: readonly Label[] = [
  { zh: '经费支出凭证不全', en: 'Vouchers of spending incomplete' },
  { zh: '装备台账不符', en: 'Equipment ledger does not match' },
];
const AUDIT_MONTH = '06';
const CONDUCTS = ['slow', 'shirking', 'late'] as const;

/** Supervisors find more in poor towns; good ones put it right in time. */
export function simulateInspections(
  period: string,
  towns: readonly { readonly code: string; readonly quality: number }[],
  random: Random,
): Pick<WrittenMonth, 'inspections' | 'audits'> {
  const inspections: WrittenMonth['inspections'] = [];
  const audits: WrittenMonth['audits'] = [];
  for (const { code, quality } of towns) {
    if (random() > 0.62 - quality * 0.5) continue;
    const day = 3 + Math.floor(random() * 20);
    const deadline = day + 5;
    const rectified = random() < 0.3 + quality * 0.5 ? deadline - 1 : random() < 0.5 ? deadline + 2 : null;
    const careless = quality < 0.15 && random() < 0.4;
    inspections.push({
      id: `X-${period.slice(2, 4)}${period.slice(5)}-${inspections.length + 1}`,
      date: onDay(period, day),
      town: code,
      item: ITEMS[Math.floor(random() * ITEMS.length)]!,
      points: 0.5 + Math.floor(random() * 3) / 2,
      deadline: onDay(period, deadline),
      ...(rectified === null ? {} : { rectifiedOn: onDay(period, Math.min(28, rectified)) }),
      ...(random() < 0.35 ? { by: 'third-party' as const } : {}),
      ...(careless ? { conduct: CONDUCTS[Math.floor(random() * CONDUCTS.length)]! } : {}),
    });
    if (period.endsWith(AUDIT_MONTH) && random() < 0.4)
      audits.push({
        id: `A-${period.slice(2, 4)}-${audits.length + 1}`,
        date: onDay(period, 20),
        town: code,
        item: AUDIT_ITEMS[audits.length % AUDIT_ITEMS.length]!,
        ...(random() < 0.5 ? { rectifiedOn: onDay(period, 28) } : {}),
      });
  }
  return { inspections, audits };
}

function onDay(period: string, day: number): string {
  return `${period}-${String(day).padStart(2, '0')}`;
}
