"use client";
import { useEffect } from "react";
import { NOT_FOUND_PATH } from "#lib/edge/not-found-path.ts";

/**
 * Where an act or a page that scripts fetched leads nowhere: to the document that
 * everybody else gets at once (app/not-found-page). It is empty and runs in the
 * browser because Next.js sends it beside every page: a reference is all it costs.
 */
export default function NotFound() {
  useEffect(() => location.replace(NOT_FOUND_PATH), []);
  return null;
}
