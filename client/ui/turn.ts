/** Whose turn it is where only the last thing that was asked for counts. */
export interface Turn {
  /** Begins a turn and ends the one before; answers whether it still is on. */
  begin(): () => boolean;
  /** Ends the turn that is on: it was made pointless, or left. */
  end(): void;
}

/** An answer that comes after a later question, or after its page was left, is known by its turn being over. */
export function createTurn(): Turn {
  let last = 0;
  return {
    begin() {
      const mine = ++last;
      return () => mine === last;
    },
    end: () => void last++,
  };
}
