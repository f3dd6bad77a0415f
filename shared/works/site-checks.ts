import type { Reason } from '../explain/explained.ts';
import type { Sourced } from '../policy/resolve-parameter.ts';
import type { WorkList } from './work-task.ts';

/** A construction site as its checks see it. */
export interface Site {
  readonly floorAreaM2: number;
  readonly hasVideo: boolean;
}

/** Sites from a floor area on must have video (SIT-1); below it none is asked for. */
export function siteVideoReason({ floorAreaM2, hasVideo }: Site, from: Sourced<number>): Reason {
  return {
    rule: 'SIT-1',
    code: floorAreaM2 >= from.value ? 'video-required' : 'video-not-required',
    ok: hasVideo || floorAreaM2 < from.value,
    measured: floorAreaM2,
    threshold: from.value,
    unit: 'm2',
    clause: from.source.clause,
    basis: from.source.basis,
  };
}

/** One reason for each device that the document names, in its order (SIT-2); none where it names none. */
export function siteDeviceReasons(
  installed: readonly string[],
  devices: WorkList,
  source: Pick<Reason, 'clause' | 'basis'>,
): readonly Reason[] {
  return (devices.items ?? []).map(({ zh }) => ({
    rule: 'SIT-2',
    code: zh,
    ok: installed.includes(zh),
    measured: installed.includes(zh),
    threshold: true,
    unit: null,
    clause: source.clause,
    basis: source.basis,
  }));
}
