"use client";
import { useEffect } from "react";
import { NOT_FOUND_PATH } from "#lib/edge/not-found-path.ts";

/**
 * For an action or a scripted navigation without a page: loads the document that others get at once
 * (app/not-found-page). Empty and in the browser, because Next.js sends it with every page: it costs a reference only.
 */
export default function NotFound() {
  useEffect(() => location.replace(NOT_FOUND_PATH), []);
  return null;
}
