import { useEffect, useState } from 'react';
import { createTurn, type Turn } from './turn.ts';

/** The turn of one component; it is over once the component is gone. */
export function useTurn(): Turn {
  const [turn] = useState(createTurn);
  useEffect(() => turn.end, [turn]);
  return turn;
}
