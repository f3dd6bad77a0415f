import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** What the viewers got so far. */
export interface Taken {
  readonly bytes: number;
  readonly messages: number;
}

/** Viewers of one kind, connected from another process. */
export interface Crowd {
  taken(): Promise<Taken>;
  leave(): Promise<void>;
}

/** Connects so many viewers; resolves when all are in. */
export async function gatherCrowd(kind: 'ws' | 'msgpack' | 'json', url: string, viewers: number): Promise<Crowd> {
  const child = fork(join(import.meta.dirname, 'listeners.ts'), [kind, url, String(viewers)], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await answerOf(child);
  return {
    async taken() {
      child.send('count');
      return (await answerOf(child)) as unknown as Taken;
    },
    async leave() {
      child.send('stop');
      await once(child, 'exit');
    },
  };
}

async function answerOf(child: ChildProcess): Promise<Readonly<Record<string, unknown>>> {
  const gone = once(child, 'exit').then(() => Promise.reject(new Error('the viewers went away')));
  gone.catch(() => undefined);
  const [answer] = (await Promise.race([once(child, 'message'), gone])) as [Readonly<Record<string, unknown>>];
  return answer;
}

/** Waits until every viewer has got so many messages. */
export async function untilTaken(crowd: Crowd, messages: number): Promise<Taken> {
  for (;;) {
    const taken = await crowd.taken();
    if (taken.messages >= messages) return taken;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
