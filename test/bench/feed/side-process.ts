import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A process beside the bench that does what it is asked, one question at a time. */
export interface SideProcess<Ask, Answer> {
  readonly pid: number;
  ask(question: Ask): Promise<Answer>;
  end(): Promise<void>;
}

/** Starts a file of this folder with one argument; resolves when it says that it is ready. */
export async function startBeside<Ask extends object, Answer>(
  file: 'phones.ts' | 'viewers.ts',
  argument: object,
): Promise<SideProcess<Ask, Answer>> {
  const child = fork(join(import.meta.dirname, file), [JSON.stringify(argument)], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const gone = once(child, 'exit').then(() => Promise.reject(new Error(`${file} of the bench has ended`)));
  gone.catch(() => undefined);
  const answer = async () => ((await Promise.race([once(child, 'message'), gone])) as [Answer])[0];
  await answer();
  return {
    pid: child.pid!,
    ask(question) {
      child.send(question);
      return answer();
    },
    async end() {
      if (child.exitCode !== null) return;
      child.kill();
      await gone.catch(() => undefined);
    },
  };
}

/** The other side: answers questions in order, after saying that it is ready. */
export function answerQuestions<Ask, Answer>(answer: (question: Ask) => Promise<Answer> | Answer): void {
  process.on('message', (question) => {
    void Promise.resolve(answer(question as Ask)).then((reply) => process.send!(reply));
  });
  process.on('disconnect', () => process.exit(0));
  process.send!({ ready: true });
}
