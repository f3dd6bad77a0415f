import { useEffect, useState } from 'react';
import type { TrendSample } from '../../../shared/http/district.ts';

const REFRESH_MS = 60_000;

/** The last 24 hours of a scope's figures, asked again every minute; on failure the last answer stays. */
export function useTrend(scope: string): readonly TrendSample[] {
  const [trend, setTrend] = useState<readonly TrendSample[]>([]);
  useEffect(() => {
    const abort = new AbortController();
    const load = async () => {
      try {
        const answer = await fetch(`/api/v1/trend?scope=${encodeURIComponent(scope)}&hours=24`, {
          signal: abort.signal,
        });
        if (answer.ok) setTrend(((await answer.json()) as { items: TrendSample[] }).items);
      } catch {
        // The server is away: the ribbon says so, the curves keep their last state.
      }
    };
    void load();
    const timer = setInterval(load, REFRESH_MS);
    return () => {
      clearInterval(timer);
      abort.abort();
    };
  }, [scope]);
  return trend;
}
