// Browser-safe: it lets in whoever it is given.

export type TurnstileLimits = {
  /** Let in at one moment. */
  atOnce: number;
  /** Waiting, of one peer and of all. */
  waitingOfPeer: number;
  waiting: number;
};

/**
 * Lets in so many at once, and of those who wait one of each peer in turn: whoever
 * sends hundreds keeps waiting behind themselves, and everybody else behind one of them.
 */
export class Turnstile {
  private readonly limits: TurnstileLimits;
  /** By peer, the one whose turn is next first. */
  private readonly lines = new Map<string, (() => void)[]>();
  private inside = 0;
  private waiting = 0;

  constructor(limits: TurnstileLimits) {
    this.limits = limits;
  }

  /**
   * Calls `goIn` now or later, unless too many wait. Who was let in calls `leave`, once.
   * @returns false when it will not be called
   */
  enter(peer: string, goIn: () => void): boolean {
    if (this.inside < this.limits.atOnce) {
      this.inside += 1;
      goIn();
      return true;
    }
    const line = this.lines.get(peer) ?? [];
    if (line.length >= this.limits.waitingOfPeer || this.waiting >= this.limits.waiting) return false;
    line.push(goIn);
    this.waiting += 1;
    this.lines.set(peer, line);
    return true;
  }

  leave(): void {
    this.inside -= 1;
    for (const [peer, line] of this.lines) {
      const next = line.shift();
      // At the end of the round, if more of this peer wait.
      this.lines.delete(peer);
      if (line.length > 0) this.lines.set(peer, line);
      if (!next) continue;
      this.waiting -= 1;
      this.inside += 1;
      next();
      return;
    }
  }
}
