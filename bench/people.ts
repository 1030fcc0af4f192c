import { TOTP_PERIOD_SECONDS } from "#lib/kernel/limits.ts";

/** A member the bench logs in as. */
export type Person = { memberId: string; loginId: string; lastStep: number };

/** Hands out members in turn; each logs in at most once in 30 s, because a code counts once (spec §6). */
export class People {
  readonly password: string;
  /** Base32; the same for all, encrypted for each member. */
  readonly totpSecret: string;
  private readonly all: Person[];
  private at = 0;

  constructor(all: Person[], secrets: { password: string; totpSecret: string }) {
    this.all = all;
    this.password = secrets.password;
    this.totpSecret = secrets.totpSecret;
  }

  memberIds(): string[] {
    return this.all.map(({ memberId }) => memberId);
  }

  /** Some of them, in turns of their own. */
  part(from: number, to?: number): People {
    return new People(
      this.all.slice(from, to).map((person) => ({ ...person })),
      this,
    );
  }

  everyone(): readonly Person[] {
    return this.all;
  }

  next(now: Date): Person {
    const step = Math.floor(now.getTime() / 1000 / TOTP_PERIOD_SECONDS);
    const person = this.all[this.at++ % this.all.length];
    if (!person || person.lastStep >= step) throw new Error("every member has logged in within 30 s: more are needed");
    person.lastStep = step;
    return person;
  }
}
