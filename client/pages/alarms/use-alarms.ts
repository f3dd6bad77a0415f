import { useCallback, useEffect, useState } from 'react';
import { alarmKey, alarmsOf, newAlarms } from '../../../shared/desk/desk-alarms.ts';
import type { Stores } from '../../stores/stores.ts';
import { useStores } from '../../stores/use-stores.ts';
import { createChime, type Chime } from './chime.ts';

export interface AlarmSwitch {
  readonly isOn: boolean;
  /** Times that it has sounded since it was switched on. */
  readonly rung: number;
  readonly toggle: () => void;
}

/** Sounds once for each new emergency, whistle and late case (DSK-4); silent until it is switched on by a press. */
export function useAlarms(): AlarmSwitch {
  const stores = useStores();
  const [chime, setChime] = useState<Chime | null>(null);
  const [rung, setRung] = useState(0);
  useEffect(() => {
    if (!chime) return;
    const stop = watchAlarms(stores, (isLoud) => {
      chime.ring(isLoud);
      setRung((before) => before + 1);
    });
    return () => {
      stop();
      chime.close();
    };
  }, [stores, chime]);
  const toggle = useCallback(() => {
    setRung(0);
    setChime(chime ? null : createChime());
  }, [chime]);
  return { isOn: chime !== null, rung, toggle };
}

/** What is there already is not announced, nor what a lost link brings back. */
export function watchAlarms(
  { world, link }: Pick<Stores, 'world' | 'link'>,
  ring: (isLoud: boolean) => void,
): () => void {
  const now = () =>
    alarmsOf(world.getState().facts.cases.values(), link.getState().nowMs + link.getState().clockSkewMs);
  const heard = new Set(now().map(alarmKey));
  function look(): void {
    const fresh = newAlarms(now(), heard);
    for (const alarm of fresh) heard.add(alarmKey(alarm));
    if (fresh.length > 0) ring(fresh.some(({ kind }) => kind !== 'late'));
  }
  const stops = [
    world.subscribe((state, before) => {
      if (state.facts.cases === before.facts.cases) return;
      // A snapshot replaces everything: it is where one begins to listen.
      if (state.lastChanges.length === 0) for (const alarm of now()) heard.add(alarmKey(alarm));
      else look();
    }),
    link.subscribe((state, before) => {
      if (state.nowMs !== before.nowMs) look();
    }),
  ];
  return () => stops.forEach((stop) => stop());
}
