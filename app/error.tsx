"use client";
import { Failure } from "#components/portal/failure.tsx";

export default function ErrorPage() {
  return <Failure />;
}
