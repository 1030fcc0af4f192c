import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { envSchema } from "#lib/kernel/env.ts";
import { type ChildName, childEnvironment } from "./child-environment.ts";

/** An operator's shell: every setting there is, and what is none. */
const SHELL: Record<string, string> = Object.fromEntries(
  [...readFileSync(".env.example", "utf8").matchAll(/^#?([A-Z_]+)=/gm)].map(([, name = ""]) => [name, `of ${name}`]),
);
const FOREIGN = { AWS_SECRET_ACCESS_KEY: "foreign", PGPASSWORD: "foreign", PATH: "/bin", TZ: "Asia/Tokyo" };
const CHILDREN: ChildName[] = ["build", "mailbox", "sample-service", "seed", "server", "worker"];
const namesOf = (child: ChildName) => Object.keys(childEnvironment(child, { ...SHELL, ...FOREIGN }));

describe("the environment of a child (ASVS 13.3.2)", () => {
  test.each(CHILDREN)("%s: neither the owner's address, nor a role's password, nor what is no setting", (child) => {
    for (const name of [
      "DATABASE_URL",
      "DATABASE_APP_PASSWORD",
      "DATABASE_OPS_PASSWORD",
      "AWS_SECRET_ACCESS_KEY",
      "PGPASSWORD",
    ]) {
      expect(namesOf(child)).not.toContain(name);
    }
  });

  test("server and worker together get every setting of the product; only the worker can send mail", () => {
    const ofProduct = [...Object.keys(envSchema.shape), "LOG_LEVEL"];
    expect([...namesOf("server"), ...namesOf("worker")]).toEqual(expect.arrayContaining(ofProduct));
    const ofMail = ["RESEND_API_KEY", "SMTP_URL", "LOCAL_SMTP_PORT"];
    expect(ofProduct.filter((name) => !namesOf("server").includes(name)).sort()).toEqual(ofMail.sort());
    expect(ofProduct.filter((name) => !namesOf("worker").includes(name))).toEqual([]);
  });

  test("each process gets what it reads", () => {
    for (const child of ["server", "worker"] as const) {
      const read = [...readFileSync(`scripts/${child}.ts`, "utf8").matchAll(/^ {2}([A-Z_]+): true,$/gm)];
      for (const [, name] of read) expect(namesOf(child)).toContain(name);
    }
  });

  test("a role's own variables win over the shell's", () => {
    const environment = childEnvironment("worker", { ...SHELL, SMTP_URL: "smtp://real" }, { SMTP_URL: "" });
    expect(environment).toMatchObject({ SMTP_URL: "", NODE_ENV: "production" });
  });
});
