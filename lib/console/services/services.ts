import "server-only";
import { MAX_SERVICES } from "#lib/kernel/limits.ts";
import type { ClerkVerb } from "../access/clerk-verb.ts";
import { changeContent, presentContent, versionOf } from "../content/change-content.ts";
import { type ContentEvent, contentHistory } from "../content/content-history.ts";
import { orderedVerbs } from "../content/ordered-verbs.ts";
import { readService, type Service } from "./read-service.ts";

export type Services = { services: Service[]; seen: string; history: ContentEvent[] };

/** 「サービス」: all entries in the members' order, those still prepared too. */
export const readServices: ClerkVerb<void, Services> = {
  needs: "viewer",
  run: async (scope) => {
    const services = await presentContent(scope, "services");
    const history = await contentHistory(scope, ["service.save", "service.move", "service.delete"]);
    return { services, seen: versionOf(services), history };
  },
};

/** Saved by its name, moved and removed by its place in the list. */
export const {
  save: saveService,
  move: moveService,
  remove: removeService,
} = orderedVerbs({
  needs: "manager",
  max: MAX_SERVICES,
  read: readService,
  nameOf: ({ name }: Service) => name,
  taken: "name-taken",
  actions: { save: "service.save", move: "service.move", delete: "service.delete" },
  detailOf: ({ name, href = null, shownTo, isPreparing }) => ({ name, href, shownTo, isPreparing }),
  present: (scope) => presentContent(scope, "services"),
  change: (scope, seen, change) => changeContent(scope, { part: "services", seen, change }),
});
