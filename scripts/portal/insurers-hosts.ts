import { Command } from "@commander-js/extra-typings";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { insurerHosts } from "#lib/messages/ja/insurer-hosts.ts";
import { INSURER } from "./command.ts";
import { confirm } from "./confirm.ts";
import { forInsurer } from "./insurer-act.ts";

const { plan, failures } = insurerHosts;

/** For `option`. */
const YES = ["--yes", "do not ask"] as const;

function failed(code: keyof typeof failures): false {
  console.error(failures[code]);
  return false;
}

/** Runs `work` for the insurer of `--insurer` with the host as typed. */
const withHost = (
  slug: string,
  typed: string,
  work: (context: RequestContext, host: string) => Promise<boolean>,
): Promise<void> =>
  forInsurer(slug, async (context) => {
    const { readHostName } = await import("#lib/insurers/host-name.ts");
    const host = readHostName(typed);
    return host === null ? failed("not-a-host") : work(context, host);
  });

type Options = { insurer: string; main?: true | undefined; yes?: true | undefined };

const add = (typed: string, { insurer: slug, main, yes }: Options) =>
  withHost(slug, typed, async (context, host) => {
    const { inInsurer } = await import("#lib/insurers/scope.ts");
    const { addHost, planHost } = await import("#lib/operations/insurer-hosts.ts");
    const added = { host, isMain: main ?? false };
    const planned = await inInsurer(context, (scope) => planHost(scope, added));
    if (!planned.ok) return failed(planned.code);
    const { before, after } = planned.value;
    const meaning = main ? plan.moves(before, after) : plan.leads(host, before.host);
    if (!(await confirm([...meaning, plan.needed(host)], yes ?? false))) return false;
    const done = await inInsurer(context, (scope) => addHost(scope, added));
    if (!done.ok) return failed(done.code);
    console.log(insurerHosts.added(host, done.value.host));
    return true;
  });

const remove = (typed: string, { insurer: slug, yes }: Options) =>
  withHost(slug, typed, async (context, host) => {
    const { inInsurer } = await import("#lib/insurers/scope.ts");
    const { judgeHostRemoval, removeHost } = await import("#lib/operations/insurer-hosts.ts");
    const failure = await inInsurer(context, (scope) => judgeHostRemoval(scope, { host }));
    if (failure) return failed(failure);
    if (!(await confirm(plan.removal(host), yes ?? false))) return false;
    const done = await inInsurer(context, (scope) => removeHost(scope, { host }));
    if (!done.ok) return failed(done.code);
    console.log(insurerHosts.removed(host));
    return true;
  });

async function list(context: RequestContext): Promise<boolean> {
  const { inInsurer } = await import("#lib/insurers/scope.ts");
  const { readHosts } = await import("#lib/operations/insurer-hosts.ts");
  const { host: main, otherHosts, passkeyHost, passkeys } = await inInsurer(context, readHosts);
  for (const host of [main, ...otherHosts]) {
    const use = host === main ? insurerHosts.main : insurerHosts.leadsTo(main);
    const party = host === passkeyHost ? [insurerHosts.relyingParty(passkeys)] : [];
    console.log([host, use, ...party].join("\t"));
  }
  return true;
}

export const insurersHostsAdd = new Command("insurers hosts add")
  .summary("Give an insurer a further host name, or move it to one")
  .description("Says what it means for passkeys, sessions and services, and asks.")
  .argument("<host>", "one host name")
  .requiredOption(...INSURER)
  .option("--main", "members are led to this host from now on; the former one leads to it")
  .option(...YES)
  .action((host, options) => add(host, options));

export const insurersHostsList = new Command("insurers hosts list")
  .description("List an insurer's host names")
  .requiredOption(...INSURER)
  .action(({ insurer }) => forInsurer(insurer, list));

export const insurersHostsRemove = new Command("insurers hosts remove")
  .summary("Take a host name from an insurer")
  .description("The one that serves its pages stays, and so does the one of its members' passkeys.")
  .argument("<host>", "one host name")
  .requiredOption(...INSURER)
  .option(...YES)
  .action((host, options) => remove(host, options));
