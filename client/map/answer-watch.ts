export interface AnswerWatchOptions {
  /** How long nothing may come before the source is called silent, ms. */
  readonly patienceMs: number;
  readonly onSilent: () => void;
  /** While true nothing was asked for (a hidden page draws nothing), and patience begins anew. */
  readonly isIdle: () => boolean;
  /** Runs a callback later; returns a cancel function. */
  readonly after: (ms: number, callback: () => void) => () => void;
}

/** Tells from its answers and refusals whether something that is asked again and again is still there. */
export interface AnswerWatch {
  /** Asked for the first time: an answer is due. */
  began(): void;
  /** Something came. */
  answered(): void;
  /** Something was refused or failed: the next answer is due. */
  refused(): void;
  /** Not asked any more. */
  end(): void;
}

export function createAnswerWatch({ patienceMs, onSilent, isIdle, after }: AnswerWatchOptions): AnswerWatch {
  let cancel: (() => void) | null = null;

  function end(): void {
    cancel?.();
    cancel = null;
  }

  function wait(): void {
    cancel ??= after(patienceMs, () => {
      cancel = null;
      if (isIdle()) wait();
      else onSilent();
    });
  }

  return {
    began() {
      end();
      wait();
    },
    answered: end,
    refused: wait,
    end,
  };
}
