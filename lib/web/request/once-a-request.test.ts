import { expect, test } from "vitest";
import { pendingAnswers } from "#lib/edge/pending-answer.ts";
import { onceARequest } from "./once-a-request.ts";

test("parts of one request share what is read; another request reads for itself", async () => {
  let reads = 0;
  const find = onceARequest(async () => {
    reads += 1;
    return reads;
  });
  const inARequest = () => pendingAnswers().run({}, () => Promise.all([find(), find()]));
  expect(await inARequest()).toEqual([1, 1]);
  expect(await inARequest()).toEqual([2, 2]);
});
