import { decodeFrame } from '../../../shared/wire/position-frame.ts';
import { createLatencies, type Latencies } from './latencies.ts';
import { answerQuestions } from './side-process.ts';
import { watchFrames } from './watch-frames.ts';

/** What viewers saw since they were asked last. */
export interface Seen {
  readonly frames: number;
  /** Milliseconds from the time in a fix to the frame with it at a viewer, with how often. */
  readonly latencies: ReturnType<Latencies['counts']>;
}

export interface ViewersArgument {
  readonly url: string;
  readonly viewers: number;
  /** Size of the roster. */
  readonly officers: number;
}

const { url, viewers, officers } = JSON.parse(process.argv[2]!) as ViewersArgument;
let latencies = createLatencies();
let frames = 0;

/** Takes the fixes of a frame that this viewer has not seen; a keyframe repeats those of before. */
function take(bytes: Buffer, seen: Float64Array): void {
  const nowMs = Date.now();
  const decoded = decodeFrame(bytes);
  if (!decoded.ok) throw new Error(decoded.error);
  const { officer, ageMs, tickMs, count } = decoded.value;
  frames++;
  for (let row = 0; row < count; row++) {
    const fixTimeMs = tickMs - ageMs[row]!;
    if (seen[officer[row]!] === fixTimeMs) continue;
    seen[officer[row]!] = fixTimeMs;
    latencies.add(nowMs - fixTimeMs);
  }
}

await Promise.all(
  Array.from({ length: viewers }, () => {
    const seen = new Float64Array(officers);
    return watchFrames(url, (frame) => take(frame, seen));
  }),
);
answerQuestions((): Seen => {
  const seen = { frames, latencies: latencies.counts() };
  frames = 0;
  latencies = createLatencies();
  return seen;
});
