import type { JobHelpers, Task } from "graphile-worker";
import pg from "pg";
import { register } from "prom-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { measureJobs, measureQueue } from "./measure-jobs.ts";

const helpers = {} as JobHelpers;
let owner: pg.Client;

beforeAll(async () => {
  owner = new pg.Client({ connectionString: process.env.TEST_OWNER_DATABASE_URL });
  await owner.connect();
});
afterAll(() => owner.end());

test("a job is counted and timed by its task and its end; a failed one still fails", async () => {
  const tasks = measureJobs({
    "test-good": async () => {},
    "test-bad": async () => {
      throw new Error("taro@example.jp");
    },
  });
  const run = async (name: string) => (tasks[name] as Task)({}, helpers);
  await run("test-good");
  await expect(run("test-bad")).rejects.toThrow("taro");
  const text = await register.metrics();
  expect(text).toMatch(/portal_jobs_total\{task="test-good",result="done"\} 1/);
  expect(text).toMatch(/portal_jobs_total\{task="test-bad",result="failed"\} 1/);
  expect(text).toMatch(/portal_job_seconds_count\{task="test-bad"\} 1/);
  expect(text).not.toContain("taro");
});

test("the queue's length and its oldest job are known; no mail is no age", async () => {
  process.env.PORTAL_DATABASE_URL = process.env.TEST_OPS_DATABASE_URL;
  measureQueue();
  expect(await register.metrics()).toMatch(/portal_queue_oldest_seconds\{task="send-mail"\} \d/);
  await owner.query("select graphile_worker.add_job('test-waiting', run_at => now() + interval '1 day')");
  await owner.query(
    "update graphile_worker._private_jobs set created_at = now() - interval '1 hour' where task_id = (select id from graphile_worker._private_tasks where identifier = 'test-waiting')",
  );
  const text = await register.metrics();
  expect(text).toMatch(/portal_queue_jobs\{task="test-waiting"\} 1/);
  expect(Number(/portal_queue_oldest_seconds\{task="test-waiting"\} (\S+)/.exec(text)?.[1])).toBeGreaterThan(3_599);
});
