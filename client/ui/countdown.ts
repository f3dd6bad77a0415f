const SECOND_MS = 1_000;

/** What is left, or gone by, as digits that keep their width: `04:09`, `1:04:09`, `2d 04:09` (hours and minutes beyond a day). */
export function countdown(ms: number, dayWord: string): string {
  const seconds = Math.floor(Math.abs(ms) / SECOND_MS);
  const [minutes, hours, days] = [Math.floor(seconds / 60), Math.floor(seconds / 3_600), Math.floor(seconds / 86_400)];
  if (days > 0) return `${days}${dayWord} ${pad(hours % 24)}:${pad(minutes % 60)}`;
  const rest = `${pad(minutes % 60)}:${pad(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
