import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { addSeconds } from "#lib/kernel/clock.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { isTicketOf, sealTicket } from "./login-ticket.ts";

test("a ticket is one attempt's, for a minute, at one insurer; an altered one is nothing", async () => {
  const [moment, elsewhere] = [makeContext(await makeInsurer()), makeContext(await makeInsurer())];
  const attemptId = randomUUID();
  const ticket = sealTicket(moment, attemptId);
  const later = (seconds: number) => ({ ...moment, now: addSeconds(moment.now, seconds) });
  expect(isTicketOf(later(59), attemptId, ticket)).toBe(true);
  expect(isTicketOf(later(60), attemptId, ticket)).toBe(false);
  expect(isTicketOf(moment, randomUUID(), ticket)).toBe(false);
  expect(isTicketOf(elsewhere, attemptId, ticket)).toBe(false);
  const end = ticket.at(-1) === "A" ? "B" : "A";
  for (const altered of ["", "none", ticket.slice(0, -1) + end, `${ticket}.x`.slice(1)]) {
    expect(isTicketOf(moment, attemptId, altered)).toBe(false);
  }
});
